import { isLastTry, reasonOf } from './face-result.ts';

describe('the result of a face verification', () => {
  it('says why somebody is not verified', () => {
    expect(reasonOf('verified', null)).toBeNull();
    expect(reasonOf('uncertain', null)).toBe('uncertain');
    expect(reasonOf('mismatch', null)).toBe('mismatch');
    expect(reasonOf('notLive', 'replayed')).toBe('notLive');
    expect(reasonOf('notLive', 'noFace')).toBe('noFace');
    expect(reasonOf('notChecked', 'checkFailed')).toBe('checkFailed');
    expect(reasonOf('notChecked', 'photoUnusable')).toBe('noPhoto');
  });

  it('is there after a good try, after the third, and when the fault is ours', () => {
    expect(isLastTry('verified', 1)).toBeTrue();
    expect(isLastTry('notChecked', 1)).toBeTrue();
    expect(isLastTry('notLive', 2)).toBeFalse();
    expect(isLastTry('notLive', 3)).toBeTrue();
  });
});
