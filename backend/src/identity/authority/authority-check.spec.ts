import { giveUp, isOverdue, takeAnswer, type AuthorityCheck } from './authority-check.ts';

const now = new Date('2027-03-27T02:00:00Z');
const check: AuthorityCheck = {
  ...{ id: 'c', schoolId: 's', sittingId: 't', candidateId: 'p', driver: 'aliyun', state: 'open' },
  ...{ ref: 'r', url: 'https://x', outcome: null, reason: null, score: null, raw: null },
  ...{ startedAt: now, finishedAt: null },
};
const after = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

describe('an authority check', () => {
  it('is verified by the authority alone', () => {
    expect(takeAnswer({ status: 'pending' }, now)).toBeNull();
    const good = takeAnswer({ status: 'verified', score: 0.9, raw: { code: '0' } }, now);
    expect(good).toEqual(
      jasmine.objectContaining({ outcome: 'verified', reason: null, url: null }),
    );
    expect(giveUp('timedOut', 'x', now)).toEqual(
      jasmine.objectContaining({ outcome: 'notVerified', reason: 'timedOut', raw: { code: 'x' } }),
    );
  });

  it('waits half an hour for the candidate, and half a minute for the authority', () => {
    expect(isOverdue(check, after(1_799))).toBeFalse();
    expect(isOverdue(check, after(1_801))).toBeTrue();
    expect(isOverdue({ ...check, state: 'starting' }, after(31))).toBeTrue();
    expect(isOverdue({ ...check, state: 'finished' }, after(9_999))).toBeFalse();
  });
});
