import { checkStep, type FaceAction, type FaceMeasures, type FrameFacts } from '@exam/contracts';

import { chooseFrames, spreadFrames } from './choose-frames';

const neutral: FaceMeasures = {
  noseOffset: 0.02,
  proportion: 0.83,
  eyeOpening: 0.36,
  mouthOpening: 0.05,
};
const nobody: FrameFacts = { faces: 0, measures: null };
const ahead = (count: number) => Array.from({ length: count }, () => ({}));
const series = (...changes: Partial<FaceMeasures>[]): FrameFacts[] =>
  changes.map((change) => ({ faces: 1, measures: { ...neutral, ...change } }));

const turn = [0.1, 0.24, 0.37, 0.43, 0.44, 0.43, 0.37, 0.26, 0.1];
const done: Record<FaceAction, Partial<FaceMeasures>[]> = {
  turnLeft: turn.map((noseOffset) => ({ noseOffset })),
  turnRight: turn.map((offset) => ({ noseOffset: -offset })),
  blink: [0.29, 0.21, 0.17, 0.22, 0.29].map((eyeOpening) => ({ eyeOpening })),
  openMouth: [0.2, 0.4, 0.6, 0.62, 0.4, 0.2].map((mouthOpening) => ({ mouthOpening })),
};
const actions = Object.keys(done) as FaceAction[];

describe('chooseFrames', () => {
  it('finds each action, with looks ahead around it, so that the server sees it too', () => {
    for (const action of actions) {
      const frames = series(...ahead(20), ...done[action], ...ahead(3));
      const chosen = chooseFrames(action, frames) ?? [];
      const sent = chosen.flatMap((index) => frames[index] ?? []);
      expect(checkStep(action, sent).passed).withContext(action).toBeTrue();
      expect(chosen.length).withContext(action).toBeLessThanOrEqual(12);
      expect(chosen).toEqual([...chosen].sort((one, other) => one - other));
      expect(sent.at(-1)?.measures?.noseOffset).withContext(action).toBe(neutral.noseOffset);
    }
  });

  it('takes no single frame that errs on the way for a look ahead', () => {
    const closing = [0.29, 0.31, 0.28, 0.2, 0.17, 0.17, 0.2, 0.28, 0.31, 0.29];
    const blink = closing.map((eyeOpening) => ({ eyeOpening }));
    const frames = series(...ahead(20), ...blink, ...ahead(3));
    const sent = (chooseFrames('blink', frames) ?? []).flatMap((index) => frames[index] ?? []);
    expect(checkStep('blink', sent).passed).toBeTrue();
    expect(sent.slice(0, 2)).toEqual(series(...ahead(2)));
  });

  it('takes no action for another', () => {
    for (const asked of actions) {
      for (const other of actions.filter((action) => action !== asked)) {
        const frames = series(...ahead(8), ...done[other], ...ahead(4));
        expect(chooseFrames(asked, frames)).withContext(`${other} for ${asked}`).toBeNull();
      }
    }
  });

  it('waits until the action is over', () => {
    for (const action of actions) {
      expect(chooseFrames(action, series(...ahead(8), ...done[action]))).toBeNull();
    }
    expect(chooseFrames('turnLeft', series(...done.turnLeft, ...ahead(8)))).toBeNull();
  });

  it('takes no frame from before somebody was out of the picture, or with another', () => {
    const frames = [...series(...ahead(4), ...done.blink), nobody, ...series(...ahead(4))];
    expect(chooseFrames('blink', frames)).toBeNull();
    const again = [...frames, ...series(...done.blink, ...ahead(3))];
    expect(chooseFrames('blink', again)?.[0]).toBeGreaterThan(9);
  });

  it('forgives a turn the wrong way before the right one', () => {
    const wrong = series(...ahead(4), ...done.turnRight, ...ahead(4));
    const frames = [...wrong, ...series(...done.turnLeft, ...ahead(3))];
    expect(chooseFrames('turnLeft', frames)?.[0]).toBeGreaterThan(12);
  });

  it('keeps the peak of a long action', () => {
    const long = Array.from({ length: 60 }, (_, at) => ({ noseOffset: at === 31 ? 0.5 : 0.4 }));
    const chosen = chooseFrames('turnLeft', series(...ahead(5), ...long, ...ahead(3)));
    expect(chosen).toContain(36);
    expect(chosen?.length).toBe(12);
  });
});

describe('spreadFrames', () => {
  it('takes them evenly, with the first and the last', () => {
    expect(spreadFrames(3)).toEqual([0, 1, 2]);
    expect(spreadFrames(100, 4)).toEqual([0, 33, 66, 99]);
    expect(spreadFrames(13).length).toBe(12);
  });
});
