import { faceAction, faceLimits } from '@exam/contracts';

import { chooseActions } from './face-action.ts';

const turns = ['turnLeft', 'turnRight'];

describe('chooseActions', () => {
  it('asks for a turn and for a blink or the mouth, never the same twice in a row', () => {
    const seen = new Set<string>();
    let choices = 0;
    for (let pick = 0; ; pick++) {
      let below = 0;
      const actions = chooseActions((size) => {
        below = size;
        return pick;
      });
      if (pick >= below) break;
      choices = below;
      seen.add(actions.join());
      expect(actions.length).toBe(faceLimits.steps);
      expect(actions.some((action) => turns.includes(action))).toBeTrue();
      expect(actions.some((action) => !turns.includes(action))).toBeTrue();
      expect(actions.some((action, index) => action === actions[index - 1])).toBeFalse();
    }
    expect(seen.size).toBe(choices);
    // 4 · 3 · 3 orders without the same twice in a row, less 2 of turns alone and 2 without a turn.
    expect(choices).toBe(32);
    expect(new Set([...seen].map((actions) => actions.split(',')[0]))).toEqual(
      new Set(faceAction.options),
    );
  });
});
