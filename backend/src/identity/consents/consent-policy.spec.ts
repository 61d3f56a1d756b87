import { stateOfConsent } from './consent-policy.ts';

describe('stateOfConsent', () => {
  it('is nothing before anything was said', () => {
    expect(stateOfConsent(null, 1)).toBe('none');
  });

  it('is what was said to the text that is asked about', () => {
    expect(stateOfConsent({ decision: 'given', version: 2 }, 2)).toBe('given');
    expect(stateOfConsent({ decision: 'refused', version: 2 }, 2)).toBe('refused');
  });

  it('asks everybody again who answered an older text', () => {
    expect(stateOfConsent({ decision: 'given', version: 1 }, 2)).toBe('none');
    expect(stateOfConsent({ decision: 'refused', version: 1 }, 2)).toBe('none');
  });

  it('stays withdrawn whatever is asked about', () => {
    expect(stateOfConsent({ decision: 'withdrawn', version: 1 }, 2)).toBe('withdrawn');
  });
});
