import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { ParameterizedContext } from 'koa';

import { InvalidRequestError, TooLargeError } from '../errors/app-error.ts';
import type { Upload } from './route.ts';

export const UPLOAD_TYPE = 'application/octet-stream';
/** Part of a file that comes in several requests (tus 1.0.0). */
export const CHUNK_TYPE = 'application/offset+octet-stream';
const NAME_LENGTH = 200;

export interface ReceivedUpload extends Upload {
  /** Hex, of all bytes. */
  readonly sha256: string;
  readonly discard: () => Promise<void>;
}

/**
 * Streams the body into a temporary file. Throws InvalidRequestError for an empty one and
 * TooLargeError (`file-too-large`) past `maxBytes`; then nothing is left behind.
 */
export async function receiveUpload(
  ctx: Pick<ParameterizedContext, 'req' | 'get'>,
  maxBytes: number,
): Promise<ReceivedUpload> {
  const name = fileName(ctx.get('X-File-Name'));
  // Said at once, or a client would send all of it first.
  if (Number(ctx.get('Content-Length')) > maxBytes) throw tooLarge(maxBytes);
  const path = join(tmpdir(), `upload-${randomUUID()}`);
  const discard = () => rm(path, { force: true });
  const sha256 = createHash('sha256');
  let bytes = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      sha256.update(chunk);
      done(bytes > maxBytes ? tooLarge(maxBytes) : null, chunk);
    },
  });
  try {
    await pipeline(ctx.req, count, createWriteStream(path, { mode: 0o600 }));
    if (bytes === 0) throw new InvalidRequestError('file-empty', 'no bytes');
  } catch (error) {
    await discard();
    throw error;
  }
  return { path, bytes, name, sha256: sha256.digest('hex'), discard };
}

const tooLarge = (maxBytes: number) =>
  new TooLargeError('file-too-large', `over ${String(maxBytes)} bytes`, { maxBytes });

/** The last part of the name alone, without control characters. */
function fileName(header: string): string {
  let name: string;
  try {
    name = decodeURIComponent(header);
  } catch {
    throw new InvalidRequestError('invalid-request', 'X-File-Name is not percent-encoded');
  }
  const last = name.split(/[\\/]/).at(-1) ?? '';
  return last.replaceAll(/\p{C}/gu, '').slice(-NAME_LENGTH);
}
