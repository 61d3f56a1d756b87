import type { FaceAction, FaceMeasures } from '@exam/contracts';

import { hashDistance, hashFace, readHash, type HashWords } from './face-hash.ts';
import { isReplay, type Seen, type SeenStep } from './replay.ts';
import { trajectoryDistance } from './trajectory.ts';

const neutral: FaceMeasures = {
  ...{ noseOffset: 0, proportion: 0.83, eyeOpening: 0.36, mouthOpening: 0.1 },
};
const turning = (most: number, by = 0) =>
  [0, 0.3, 0.7, 1, 0.6, 0].map((part) => ({ ...neutral, noseOffset: most * part + by }));
const blinking = [0.36, 0.36, 0.12, 0.3, 0.36].map((eyeOpening) => ({ ...neutral, eyeOpening }));
const step = (
  action: FaceAction,
  measures: FaceMeasures[],
  hashes: HashWords[] = [],
): SeenStep => ({
  ...{ action, measures, hashes },
});
const seen = (...steps: SeenStep[]): Seen => ({ steps });
/** A hash whose first `bits` bits differ from zero. */
const hash = (bits: number) =>
  readHash(('f'.repeat(bits / 4) + (['', '8', 'c', 'e'][bits % 4] ?? '')).padEnd(64, '0'));

describe('replays', () => {
  it('are known by moving exactly alike', () => {
    const first = seen(step('turnLeft', turning(0.5)), step('blink', blinking));
    expect(isReplay(first, [first])).toBeTrue();
    const nearly = seen(step('turnLeft', turning(0.51, 0.005)), step('blink', blinking));
    expect(isReplay(nearly, [first])).toBeTrue();
    const another = seen(step('turnLeft', turning(0.75, 0.08)), step('blink', blinking));
    expect(isReplay(another, [first])).toBeFalse();
    expect(isReplay(first, [])).toBeFalse();
  });

  it('are not told from a blink alone, in which everybody is alike', () => {
    const blink = [step('blink', blinking)];
    expect(trajectoryDistance(blink, blink)).toBe(Infinity);
    const turn = [step('turnLeft', turning(0.5))];
    expect(trajectoryDistance(turn, turn)).toBe(0);
    expect(trajectoryDistance(turn, [step('turnRight', turning(-0.5))])).toBe(Infinity);
  });

  it('are known by most frames of a turn that were there before, in one challenge', () => {
    const far = turning(0.9, 0.1);
    const known = [0, 40, 80, 120].map(hash);
    const earlier = seen(step('turnLeft', turning(0.4), known));
    const copies = (bits: number[]) => seen(step('turnLeft', far, bits.map(hash)));
    expect(isReplay(copies([20, 60, 100, 140]), [earlier])).toBeTrue();
    expect(isReplay(copies([0, 40, 80, 200]), [earlier])).toBeTrue();
    expect(isReplay(copies([0, 40, 200, 220]), [earlier])).toBeFalse();
    // Half from one, half from another, is what chance brings.
    const halves = [known.slice(0, 2), known.slice(2)].map((hashes) =>
      seen(step('turnLeft', turning(0.4), hashes)),
    );
    expect(isReplay(copies([0, 40, 80, 120]), halves)).toBeFalse();
    expect(isReplay(seen(step('blink', blinking, known)), [earlier])).toBeFalse();
  });
});

describe('the hash of a face', () => {
  const mesh = Array.from({ length: 468 }, (_, index) => {
    const angle = (index / 468) * 2 * Math.PI;
    return [100 + 40 * Math.cos(angle), 90 + 50 * Math.sin(angle)] as const;
  });
  /** Waves of brightness; `scale` and `by` move the picture and the mesh alike. */
  const picture = (scale: number, by: number) => {
    const [width, height] = [Math.round(220 * scale), Math.round(200 * scale)];
    const data = new Uint8Array(width * height * 3);
    for (let at = 0; at < data.length; at++) {
      const pixel = Math.floor(at / 3);
      const x = (pixel % width) / scale + by;
      const y = Math.floor(pixel / width) / scale;
      data[at] = 128 + 100 * Math.sin(x / 9 + Math.cos(y / 13));
    }
    return { width, height, data };
  };
  const moved = (scale: number, by: number) =>
    mesh.map(([x, y]) => [(x - by) * scale, y * scale] as const);

  it('is of 256 bits, and counts those that differ', () => {
    expect(hashFace(picture(1, 0), mesh)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashDistance(hash(0), hash(0))).toBe(0);
    expect(hashDistance(hash(0), hash(13))).toBe(13);
    expect(hashDistance(readHash('f'.repeat(64)), hash(0))).toBe(256);
  });

  it('stays when the picture is cropped or scaled, and changes with what is in it', () => {
    const of = (...given: Parameters<typeof hashFace>) => readHash(hashFace(...given));
    const one = of(picture(1, 0), mesh);
    expect(hashDistance(one, of(picture(1, 30), moved(1, 30)))).toBeLessThan(8);
    expect(hashDistance(one, of(picture(2, 0), moved(2, 0)))).toBeLessThan(20);
    expect(hashDistance(one, of(picture(1, 20), mesh))).toBeGreaterThan(60);
  });
});
