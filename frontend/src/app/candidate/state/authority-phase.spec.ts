import type { AuthorityCheckView, AuthorityOfferView } from '@exam/contracts';

import { authorityPhase, opensHere } from './authority-phase';

const check: AuthorityCheckView = {
  id: '6a1c6a0e-0b4e-4a0e-9d0c-3f0d5d0c7b22',
  driver: 'aliyun',
  state: 'open',
  url: 'https://authority.test/h5',
  outcome: null,
  reason: null,
  startedAt: '2027-03-27T05:42:08.000Z',
};
const failed = { ...check, state: 'finished', outcome: 'notVerified', reason: 'mismatch' } as const;
const phase = (facts: Partial<AuthorityOfferView>, asking = false) =>
  authorityPhase({ driver: 'aliyun', checksLeft: 3, check: null, ...facts }, asking);

describe('authorityPhase', () => {
  it('offers a check while some are left, also after one that failed', () => {
    expect(phase({})).toBe('offer');
    expect(phase({ checksLeft: 2, check: failed })).toBe('offer');
    expect(phase({ checksLeft: 0, check: failed })).toBe('usedUp');
  });

  it('goes on with a check that has no outcome, also where the school has switched it off', () => {
    expect(phase({ check })).toBe('open');
    expect(phase({ check }, true)).toBe('asking');
    expect(phase({ check: { ...check, state: 'starting', url: null } })).toBe('open');
    expect(phase({ driver: null, checksLeft: 0, check })).toBe('open');
  });

  it('is nothing where nobody outside is asked, or somebody is verified', () => {
    expect(authorityPhase(null, false)).toBe('none');
    expect(phase({ driver: null, checksLeft: 0 })).toBe('none');
    expect(phase({ driver: 'local' })).toBe('none');
    expect(phase({ check: { ...failed, outcome: 'verified', reason: null } })).toBe('none');
  });
});

describe('opensHere', () => {
  it('needs WeChat for Tencent Cloud alone', () => {
    expect(opensHere('aliyun', 'Chrome/140')).toBeTrue();
    expect(opensHere('tencent', 'Chrome/140')).toBeFalse();
    expect(opensHere('tencent', 'Mobile MicroMessenger/8.0')).toBeTrue();
  });
});
