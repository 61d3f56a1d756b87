import { demandsFactor, missingStep } from './second-factor-policy.ts';

describe('second factor policy', () => {
  it('demands a factor of whom the school says, and never of candidates', () => {
    for (const policy of ['optional', 'admins', 'everyone'] as const) {
      expect(demandsFactor(policy, 'candidate')).withContext(policy).toBeFalse();
      expect(demandsFactor(policy, 'examiner'))
        .withContext(policy)
        .toBe(policy === 'everyone');
      expect(demandsFactor(policy, 'admin'))
        .withContext(policy)
        .toBe(policy !== 'optional');
    }
  });

  it('makes everybody use the one that they have', () => {
    expect(missingStep('examiner', 'optional', true)).toBe('prove');
    expect(missingStep('admin', 'admins', true)).toBe('prove');
    expect(missingStep('admin', 'admins', false)).toBe('enrol');
    expect(missingStep('examiner', 'admins', false)).toBeNull();
    expect(missingStep('candidate', 'everyone', true)).toBeNull();
  });
});
