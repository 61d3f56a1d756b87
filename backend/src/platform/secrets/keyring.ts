import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

import { decrypt, encrypt } from './cipher.ts';

/** Keys for one purpose each, derived from the one secret of the deployment (HKDF, RFC 5869). */
export class Keyring {
  private readonly secret: Buffer;
  private readonly keys = new Map<string, Buffer>();

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

  /** Encrypts what must be read again by this deployment alone. */
  seal(purpose: string, text: string): string {
    return encrypt(this.key(purpose), text);
  }

  /** Throws when the text was sealed with another key or purpose, or was changed. */
  unseal(purpose: string, sealed: string): string {
    return decrypt(this.key(purpose), sealed);
  }

  private key(purpose: string): Buffer {
    const known = this.keys.get(purpose);
    if (known) return known;
    const key = Buffer.from(hkdfSync('sha256', this.secret, '', purpose, 32));
    this.keys.set(purpose, key);
    return key;
  }
}
