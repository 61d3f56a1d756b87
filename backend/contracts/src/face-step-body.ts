import * as z from 'zod';

import { faceLimits } from './face-verification.ts';

/** The beginning of a step's body. */
const header = z.object({
  nonce: z.string().min(1).max(64),
  step: z.int().min(1).max(faceLimits.steps),
  /** Bytes of each frame. */
  sizes: z
    .int()
    .min(1)
    .max(faceLimits.frameBytes)
    .array()
    .min(faceLimits.fewestFrames)
    .max(faceLimits.mostFrames),
});

export interface FaceStep {
  readonly nonce: string;
  /** From 1. */
  readonly step: number;
  /** JPEG. */
  readonly frames: readonly Uint8Array[];
}

const PREFIX = 4;
const HEADER_BYTES = 1_000;
/** More than any good body has. */
export const FACE_STEP_BYTES =
  PREFIX + HEADER_BYTES + faceLimits.mostFrames * faceLimits.frameBytes;

/**
 * The body of `POST /my/face-sessions/:faceSessionId/steps` (application/octet-stream): the length of
 * the header as 32 bits, big-endian; the header as JSON `{nonce, step, sizes}`; the frames.
 */
export function writeFaceStep({ nonce, step, frames }: FaceStep): Uint8Array<ArrayBuffer> {
  const sizes = frames.map(({ length }) => length);
  const head = new TextEncoder().encode(JSON.stringify({ nonce, step, sizes }));
  const body = new Uint8Array(PREFIX + head.length + sizes.reduce((sum, size) => sum + size, 0));
  new DataView(body.buffer).setUint32(0, head.length);
  body.set(head, PREFIX);
  let at = PREFIX + head.length;
  for (const frame of frames) {
    body.set(frame, at);
    at += frame.length;
  }
  return body;
}

/** The other way; null for what is no such body, or has too much of anything. */
export function readFaceStep(body: Uint8Array): FaceStep | null {
  if (body.length < PREFIX) return null;
  const length = new DataView(body.buffer, body.byteOffset).getUint32(0);
  if (length > HEADER_BYTES || PREFIX + length > body.length) return null;
  const head = header.safeParse(parseJson(body.subarray(PREFIX, PREFIX + length))).data;
  if (!head) return null;
  const frames: Uint8Array[] = [];
  let at = PREFIX + length;
  for (const size of head.sizes) {
    frames.push(body.subarray(at, at + size));
    at += size;
  }
  return at === body.length ? { nonce: head.nonce, step: head.step, frames } : null;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return null;
  }
}
