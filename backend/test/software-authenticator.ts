import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest();
const base64url = (data: Buffer | string) => Buffer.from(data).toString('base64url');

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

/** What the two halves of WebAuthn that a browser and its authenticator do come down to (ES256). */
export class SoftwareAuthenticator {
  readonly credentialId = randomBytes(32);
  /** Goes up with each use; 0 stays 0, as of those that do not count. */
  counter = 1;
  private readonly privateKey: KeyObject;
  private readonly publicKey: KeyObject;
  private readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    ({ privateKey: this.privateKey, publicKey: this.publicKey } = pair);
  }

  /** Answers the options of a registration. */
  register(challenge: string, origin = this.origin): object {
    const authenticatorData = this.authenticatorData(HAS_CREDENTIAL, this.credentialData());
    return {
      ...this.identity(),
      response: {
        clientDataJSON: this.clientData('webauthn.create', challenge, origin),
        attestationObject: base64url(attestation(authenticatorData)),
        transports: ['internal'],
      },
    };
  }

  /** Answers the options of a proof. */
  prove(challenge: string, origin = this.origin): object {
    if (this.counter > 0) this.counter += 1;
    const authenticatorData = this.authenticatorData(0, Buffer.alloc(0));
    const clientDataJSON = this.clientData('webauthn.get', challenge, origin);
    const clientHash = sha256(Buffer.from(clientDataJSON, 'base64url'));
    const signed = Buffer.concat([authenticatorData, clientHash]);
    return {
      ...this.identity(),
      response: {
        clientDataJSON,
        authenticatorData: base64url(authenticatorData),
        signature: base64url(sign('sha256', signed, this.privateKey)),
      },
    };
  }

  private identity() {
    const id = base64url(this.credentialId);
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {} };
  }

  private clientData(type: string, challenge: string, origin: string): string {
    return base64url(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  private authenticatorData(flags: number, rest: Buffer): Buffer {
    const head = Buffer.alloc(5);
    head.writeUInt8(USER_PRESENT | USER_VERIFIED | flags, 0);
    head.writeUInt32BE(this.counter, 1);
    return Buffer.concat([sha256(new URL(this.origin).hostname), head, rest]);
  }

  private credentialData(): Buffer {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.credentialId.length);
    const { x = '', y = '' } = this.publicKey.export({ format: 'jwk' });
    // COSE: an EC2 key on P-256 for ES256.
    const key = Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ]);
    return Buffer.concat([Buffer.alloc(16), length, this.credentialId, key]);
  }
}

/** CBOR of `{ fmt: 'none', attStmt: {}, authData }`. */
function attestation(authenticatorData: Buffer): Buffer {
  const text = (value: string) => Buffer.from([0x60 + value.length, ...Buffer.from(value)]);
  const length = Buffer.alloc(3, 0x59);
  length.writeUInt16BE(authenticatorData.length, 1);
  return Buffer.concat([
    Buffer.from([0xa3]),
    ...[text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData')],
    length,
    authenticatorData,
  ]);
}
