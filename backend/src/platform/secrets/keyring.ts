import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Keys for one purpose each, derived from the one secret of the deployment (HKDF, RFC 5869). */
export class Keyring {
  private readonly secret: Buffer;

  /** `secret`: at least 32 random bytes in base64. */
  constructor(secret: string) {
    this.secret = Buffer.from(secret, 'base64');
  }

  /** Keyed hash (HMAC-SHA-256, hex) of a value that must be found again, but not read. */
  hash(purpose: string, value: string): string {
    return createHmac('sha256', this.key(purpose)).update(value).digest('hex');
  }

  /** Whether `value` has that hash, in the same time for right and wrong. */
  matches(purpose: string, value: string, hash: string): boolean {
    const expected = Buffer.from(this.hash(purpose, value), 'hex');
    const given = Buffer.from(hash, 'hex');
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  /** Encrypts (AES-256-GCM) what must be read again by this deployment alone. */
  seal(purpose: string, text: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv(ALGORITHM, this.key(purpose), iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
  }

  /** Throws when the text was sealed with another key or purpose, or was changed. */
  unseal(purpose: string, sealed: string): string {
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv(
      ALGORITHM,
      this.key(purpose),
      bytes.subarray(0, IV_BYTES),
    ).setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const text = [decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()];
    return Buffer.concat(text).toString('utf8');
  }

  private key(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.secret, '', purpose, 32));
  }
}
