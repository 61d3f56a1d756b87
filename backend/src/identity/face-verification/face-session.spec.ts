import {
  beginCheck,
  currentStep,
  endSession,
  isLate,
  judgeStep,
  MOST_CHECKS,
  stepExpiry,
  takeStep,
  type FaceSession,
} from './face-session.ts';

const begun = new Date('2030-03-27T09:00:00Z');
const after = (seconds: number) => new Date(begun.getTime() + seconds * 1_000);
const session: FaceSession = {
  ...{ id: 'a', schoolId: 'b', sittingId: 'c', candidateId: 'd', tryNumber: 1, state: 'open' },
  ...{ nonce: 'n', actions: ['blink', 'turnLeft', 'blink'], step: 0, cameraLabel: '' },
  ...{ stepExpiresAt: stepExpiry(begun), startedAt: begun, queuedAt: null, checkBegunAt: null },
  ...{ checks: 0, endedAt: null, outcome: null, fault: null },
};
const sent = { nonce: 'n', step: 1 };

describe('a face session', () => {
  it('asks for one action after the other, and queues after the last', () => {
    let now = session;
    const asked: unknown[] = [];
    for (let step = 1; step <= 3; step++) {
      asked.push(currentStep(now)?.action);
      expect(judgeStep(now, { nonce: 'n', step }, after(step))).toBe('accept');
      now = { ...now, ...takeStep(now, after(step)) };
    }
    expect(asked).toEqual(['blink', 'turnLeft', 'blink']);
    expect(now.state).toBe('queued');
    expect(now.queuedAt).toEqual(after(3));
    expect(currentStep(now)).toBeNull();
    expect(judgeStep(now, { nonce: 'n', step: 4 }, after(4))).toBe('closed');
  });

  it('gives each step its own 45 seconds', () => {
    expect(judgeStep(session, sent, after(45))).toBe('accept');
    expect(judgeStep(session, sent, after(45.001))).toBe('stepLate');
    expect(isLate(session, after(46))).toBeTrue();
    const second = { ...session, ...takeStep(session, after(40)) };
    expect(isLate(second, after(80))).toBeFalse();
    expect(isLate(second, after(86))).toBeTrue();
    // Waiting for a worker is no fault of the candidate.
    expect(isLate({ ...session, state: 'queued' }, after(1_000))).toBeFalse();
  });

  it('knows what is wrong with a step', () => {
    const second = { ...session, step: 1 };
    expect(judgeStep(session, null, begun)).toBe('framesUnreadable');
    expect(judgeStep(session, { ...sent, nonce: 'm' }, begun)).toBe('nonceWrong');
    expect(judgeStep(session, { ...sent, step: 2 }, begun)).toBe('stepOrder');
    expect(judgeStep(second, sent, begun)).toBe('received');
    expect(judgeStep({ ...session, state: 'ended' }, sent, begun)).toBe('closed');
  });

  it('is checked three times at most', () => {
    let now: FaceSession = { ...session, state: 'queued' };
    for (let check = 1; check <= MOST_CHECKS; check++) {
      now = { ...now, ...beginCheck(now, after(check)) };
      expect([now.state, now.checks]).toEqual(['checking', check]);
    }
    expect(beginCheck(now, after(9))).toBeNull();
  });

  it('ends with a verdict', () => {
    expect(endSession({ outcome: 'mismatch', fault: null }, begun)).toEqual({
      ...{ state: 'ended', endedAt: begun, outcome: 'mismatch', fault: null },
    });
  });
});
