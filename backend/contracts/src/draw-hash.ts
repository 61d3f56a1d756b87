import {
  DRAW_FORMAT,
  type DrawAnnouncement,
  type DrawNonce,
  type DrawRecord,
} from './draw-record.ts';

/** Bytes that WebCrypto takes. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encode = (text: string): Bytes => new TextEncoder().encode(text);

/**
 * The one JSON text of a value (RFC 8785, for integers alone): no white space, members in the order
 * of their names' UTF-16 units. Throws TypeError for what such a text cannot hold.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') {
    return JSON.stringify(value);
  }
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    const text = members.map(
      ([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`,
    );
    return `{${text.join(',')}}`;
  }
  throw new TypeError(`a ${typeof value} has no canonical JSON`);
}

/** SHA-256 over what the bytes are for, a zero byte, and the bytes. */
async function taggedHash(tag: string, ...parts: readonly Bytes[]): Promise<Bytes> {
  const all = [encode(`${DRAW_FORMAT} ${tag}\0`), ...parts];
  const joined = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  let offset = 0;
  for (const part of all) {
    joined.set(part, offset);
    offset += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined));
}

/** Lower-case hexadecimal digits. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Reads what `toHex` wrote. */
export function fromHex(hex: string): Bytes {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

const announcementHash = (announcement: DrawAnnouncement) =>
  taggedHash('announcement', encode(canonicalJson(announcement)));

/** 32 bytes from the system’s generator, in hex. */
export function newSeed(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(32)));
}

/** What is published of the seed and the frozen list before the draw, in hex. */
export async function drawCommitment(
  seed: string,
  announcement: DrawAnnouncement,
): Promise<string> {
  const announced = await announcementHash(announcement);
  return toHex(await taggedHash('commitment', fromHex(seed), announced));
}

/** The seed of the draw itself, in hex: of the secret one, of what is drawn, of all nonces in order. */
export async function combineSeed(
  seed: string,
  announcement: DrawAnnouncement,
  nonces: readonly DrawNonce[],
): Promise<string> {
  const announced = await announcementHash(announcement);
  const said = encode(canonicalJson(nonces));
  return toHex(await taggedHash('combined seed', fromHex(seed), announced, said));
}

/** The fingerprint of a record, in hex. */
export async function drawDigest(record: Omit<DrawRecord, 'digest'>): Promise<string> {
  const { announcement, commitment, outcome } = record;
  const text = canonicalJson({ announcement, commitment, outcome });
  return toHex(await taggedHash('record', encode(text)));
}
