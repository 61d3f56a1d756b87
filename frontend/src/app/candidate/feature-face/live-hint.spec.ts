import { liveHint } from './live-hint';
import type { Look } from './mesh/mesh-messages';
import { SteadyHint } from './steady-hint';

const good: Look = {
  faces: 1,
  measures: { noseOffset: 0.02, proportion: 0.83, eyeOpening: 0.36, mouthOpening: 0.05 },
  size: 0.6,
  aside: 0.05,
  brightness: 130,
};
const hint = (change: Partial<Look>, started = false) => liveHint({ ...good, ...change }, started);

describe('liveHint', () => {
  it('says what to change first, and nothing where all is well', () => {
    expect(hint({})).toBeNull();
    expect(hint({ faces: 0, measures: null })).toBe('noFace');
    expect(hint({ faces: 0, measures: null, brightness: 20 })).toBe('tooDark');
    expect(hint({ faces: 2, measures: null })).toBe('severalFaces');
    expect(hint({ brightness: 40, size: 0.1 })).toBe('tooDark');
    expect(hint({ size: 0.1 })).toBe('tooFar');
    expect(hint({ size: 0.95 })).toBe('tooNear');
    expect(hint({ aside: 0.3 })).toBe('aside');
  });

  it('wants a look ahead before the action, not within it', () => {
    const turned = {
      measures: { noseOffset: 0.4, proportion: 0.8, eyeOpening: 0.3, mouthOpening: 0 },
    };
    expect(hint(turned)).toBe('lookAhead');
    expect(hint(turned, true)).toBeNull();
  });
});

describe('SteadyHint', () => {
  it('shows what has been true for a while', () => {
    const steady = new SteadyHint<string>();
    const shown = ['dark', 'dark', 'far', 'dark', 'dark', 'dark', 'dark'].map((one) =>
      steady.take(one),
    );
    expect(shown).toEqual([null, null, null, null, null, null, 'dark']);
    expect([null, null, null, null].map((one) => steady.take(one)).at(-1)).toBeNull();
  });
});
