import { FACE_STEP_BYTES, readFaceStep, writeFaceStep } from './face-step-body.ts';
import { faceLimits } from './face-verification.ts';

const frames = [1, 2, 3, 4, 5].map((size) => new Uint8Array(size * 10).fill(size));
const step = { nonce: 'n', step: 2, frames };

/** A body with any header, as an attacker would make it. */
function body(head: unknown, rest = 0): Uint8Array {
  const text = new TextEncoder().encode(typeof head === 'string' ? head : JSON.stringify(head));
  const bytes = new Uint8Array(4 + text.length + rest);
  new DataView(bytes.buffer).setUint32(0, text.length);
  bytes.set(text, 4);
  return bytes;
}

describe('the body of a face step', () => {
  it('is read as it was written', () => {
    expect(readFaceStep(writeFaceStep(step))).toEqual(step);
    // Also from the middle of a larger buffer, as Node hands out small ones.
    const written = writeFaceStep(step);
    const within = new Uint8Array(written.length + 7);
    within.set(written, 7);
    expect(readFaceStep(within.subarray(7))).toEqual(step);
  });

  it('has a largest size that every allowed step fits into', () => {
    const largest = Array.from({ length: faceLimits.mostFrames }, () => {
      return new Uint8Array(faceLimits.frameBytes);
    });
    const written = writeFaceStep({ nonce: 'x'.repeat(64), step: 3, frames: largest });
    expect(written.length).toBeLessThanOrEqual(FACE_STEP_BYTES);
    expect(readFaceStep(written)?.frames.length).toBe(faceLimits.mostFrames);
  });

  it('is refused when anything is missing, too much or too large', () => {
    const sizes = [1, 1, 1, 1, 1];
    expect(readFaceStep(body({ nonce: 'n', step: 1, sizes }, 5))).not.toBeNull();
    const refused = [
      new Uint8Array(3),
      body('no JSON', 5),
      body({ nonce: 'n', step: 1, sizes }, 4),
      body({ nonce: 'n', step: 1, sizes }, 6),
      body({ nonce: 'n', step: 4, sizes }, 5),
      body({ nonce: '', step: 1, sizes }, 5),
      body({ nonce: 'n', step: 1, sizes: sizes.slice(1) }, 4),
      body({ nonce: 'n', step: 1, sizes: Array(13).fill(1) }, 13),
      body({ nonce: 'n', step: 1, sizes: [0, ...sizes] }, 5),
      body({ nonce: 'n', step: 1, sizes: [1e9, ...sizes] }, 5),
      new Uint8Array([255, 255, 255, 255, 1, 2, 3]),
    ];
    for (const bytes of refused) expect(readFaceStep(bytes)).toBeNull();
  });
});
