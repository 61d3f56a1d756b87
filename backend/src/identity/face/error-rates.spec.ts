import { equalErrorRate, errorRatesAt } from './error-rates.ts';

const pairs = { genuine: [0.9, 0.8, 0.7, 0.5], impostor: [0.1, 0.2, 0.3, 0.6] };

describe('error rates', () => {
  it('count who is taken for another, and who is not known again', () => {
    expect(errorRatesAt(pairs, 0.62)).toEqual({ falseAccepts: 0, falseRejects: 0.25 });
    expect(errorRatesAt(pairs, 0.45)).toEqual({ falseAccepts: 0.25, falseRejects: 0 });
    expect(errorRatesAt(pairs, 0)).toEqual({ falseAccepts: 1, falseRejects: 0 });
  });

  it('are equal somewhere', () => {
    expect(equalErrorRate(pairs)).toEqual({ threshold: 0.6, rate: 0.25 });
    expect(equalErrorRate({ genuine: [0.9, 0.8], impostor: [0.1, 0.2] }).rate).toBe(0);
  });
});
