import type { FaceSessionView, FaceVerificationView } from '@exam/contracts';

import { facePhase, type FaceFacts } from './face-phase';

const now = Date.parse('2027-03-27T05:42:08.000Z');
const session: FaceSessionView = {
  id: '6a1c6a0e-0b4e-4a0e-9d0c-3f0d5d0c7b22',
  nonce: 'nonce',
  state: 'open',
  step: { number: 1, action: 'blink', expiresAt: '2027-03-27T05:42:30.000Z' },
  queue: null,
  verdict: null,
};
const view: FaceVerificationView = {
  sittingId: '6a1c6a0e-0b4e-4a0e-9d0c-3f0d5d0c7b23',
  required: true,
  tries: { used: 0, most: 3 },
  session: null,
  result: null,
};
const phase = (facts: Partial<FaceFacts>) =>
  facePhase({ view, failed: false, elsewhere: false, now, ...facts });
const during = (change: Partial<FaceSessionView>, facts: Partial<FaceFacts> = {}) =>
  phase({ view: { ...view, session: { ...session, ...change } }, ...facts });

describe('facePhase', () => {
  it('follows a challenge from its beginning to its verdict', () => {
    expect(phase({})).toBe('ready');
    expect(during({})).toBe('step');
    expect(during({ state: 'queued', step: null })).toBe('queue');
    expect(during({ state: 'checking', step: null })).toBe('queue');
    const verdict = { outcome: 'notLive', fault: 'noFace' } as const;
    expect(during({ state: 'ended', step: null, verdict })).toBe('verdict');
  });

  it('ends with the result, in every tab', () => {
    const at = '2027-03-27T05:42:08.000Z';
    const result = { outcome: 'verified', reason: null, fault: null, at } as const;
    expect(phase({ view: { ...view, session, result }, elsewhere: true })).toBe('done');
  });

  it('says that a step is late before the server does', () => {
    expect(during({}, { now: now + 22_000 })).toBe('late');
  });

  it('keeps what it knows when the server cannot be reached, and says so when it knows nothing', () => {
    expect(phase({ view: null })).toBe('loading');
    expect(phase({ view: null, failed: true })).toBe('failed');
    expect(during({}, { failed: true })).toBe('step');
  });

  it('leaves the challenge to the tab that has it', () => {
    expect(during({}, { elsewhere: true })).toBe('elsewhere');
  });
});
