import type { FaceMeasures } from './face-geometry.ts';
import { checkStep, type FrameFacts } from './face-liveness.ts';

const neutral: FaceMeasures = {
  noseOffset: 0.02,
  proportion: 0.83,
  eyeOpening: 0.36,
  mouthOpening: 0.05,
};
const frames = (...changes: Partial<FaceMeasures>[]): FrameFacts[] =>
  changes.map((change) => ({ faces: 1, measures: { ...neutral, ...change } }));

const left = frames({}, {}, { noseOffset: 0.25 }, { noseOffset: 0.42 }, { noseOffset: 0.1 }, {});
const right = frames({}, {}, { noseOffset: -0.45 }, { noseOffset: -0.42 }, {}, {});
const blink = frames({}, {}, { eyeOpening: 0.15 }, { eyeOpening: 0.3 }, {}, {});
const mouth = frames({}, {}, { mouthOpening: 0.3 }, { mouthOpening: 0.5 }, {}, {});
const still = frames({}, {}, {}, {}, {}, {});
const reasonOf = (action: Parameters<typeof checkStep>[0], given: FrameFacts[]) => {
  const verdict = checkStep(action, given);
  return verdict.passed ? null : verdict.reason;
};

describe('checkStep', () => {
  it('sees each action, and takes none for another', () => {
    const shown = { turnLeft: left, turnRight: right, blink, openMouth: mouth };
    for (const asked of ['turnLeft', 'turnRight', 'blink', 'openMouth'] as const) {
      for (const done of ['turnLeft', 'turnRight', 'blink', 'openMouth'] as const) {
        expect(checkStep(asked, shown[done]).passed)
          .withContext(`${done} for ${asked}`)
          .toBe(asked === done);
      }
    }
  });

  it('sees nothing in a photo', () => {
    for (const action of ['turnLeft', 'turnRight', 'blink', 'openMouth'] as const) {
      expect(reasonOf(action, still)).withContext(action).toBe('actionNotSeen');
    }
  });

  it('tells a photo that is turned by its growing narrow', () => {
    const turned = { noseOffset: 0.35, proportion: 0.6 };
    expect(reasonOf('turnLeft', frames({}, {}, turned, turned, {}, {}))).toBe('flat');
  });

  it('wants to see one face, in every frame', () => {
    const two = [...left.slice(0, 5), { faces: 2, measures: null }];
    const none = [...left.slice(0, 5), { faces: 0, measures: null }];
    expect(reasonOf('turnLeft', two)).toBe('severalFaces');
    expect(reasonOf('turnLeft', none)).toBe('noFace');
  });

  it('wants enough frames, not too many, and a look ahead at the beginning', () => {
    expect(reasonOf('blink', blink.slice(0, 4))).toBe('tooFewFrames');
    expect(reasonOf('blink', [...blink, ...blink, ...blink])).toBe('tooFewFrames');
    expect(reasonOf('turnLeft', left.slice(3).concat(left))).toBe('notLookingAhead');
  });

  it('wants open eyes on both sides of a blink', () => {
    const shut = { eyeOpening: 0.1 };
    expect(reasonOf('blink', frames({}, {}, {}, shut, shut, shut))).toBe('actionNotSeen');
    expect(reasonOf('blink', frames(shut, shut, {}, {}, {}, {}))).toBe('actionNotSeen');
  });

  it('is not fooled by a mouth that is open all the time', () => {
    const open = { mouthOpening: 0.5 };
    expect(reasonOf('openMouth', frames(open, open, open, open, open))).toBe('actionNotSeen');
  });
});
