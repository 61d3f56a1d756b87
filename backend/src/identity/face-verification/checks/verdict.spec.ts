import { decide, type Findings } from './verdict.ts';

const good: Findings = { stepFailure: null, sameness: 0.9, similarity: 0.8, isReplay: false };

describe('the verdict of a challenge', () => {
  it('follows the similarity of who is live', () => {
    expect(decide(good)).toEqual({ outcome: 'verified', fault: null });
    expect(decide({ ...good, similarity: 0.62 }).outcome).toBe('verified');
    expect(decide({ ...good, similarity: 0.619 }).outcome).toBe('uncertain');
    expect(decide({ ...good, similarity: 0.45 }).outcome).toBe('uncertain');
    expect(decide({ ...good, similarity: 0.449 }).outcome).toBe('mismatch');
  });

  it('is not live for whatever fails, however alike the faces are', () => {
    const faultOf = (changes: Partial<Findings>) => {
      const { outcome, fault } = decide({ ...good, ...changes });
      expect(outcome).toBe('notLive');
      return fault;
    };
    expect(faultOf({ stepFailure: 'flat' })).toBe('flat');
    expect(faultOf({ stepFailure: 'tooFewFrames' })).toBe('framesUnreadable');
    expect(faultOf({ similarity: null })).toBe('notLookingAhead');
    expect(faultOf({ sameness: 0.4 })).toBe('personChanged');
    expect(faultOf({ isReplay: true })).toBe('replayed');
  });

  it('says rather that it is another person than that it was seen before', () => {
    expect(decide({ ...good, similarity: 0.3, isReplay: true }).outcome).toBe('mismatch');
  });
});
