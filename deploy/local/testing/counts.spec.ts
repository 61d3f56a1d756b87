import { jasmineCounts, nothing, playwrightCounts, summary, verdict } from './counts.ts';

describe('counting what ran', () => {
  it('reads the end of a Jasmine run', () => {
    expect(jasmineCounts('12 specs, 0 failures\n')).toEqual({ passed: 12, failed: 0 });
    expect(jasmineCounts('1 spec, 1 failure')).toEqual({ passed: 0, failed: 1 });
  });

  it('counts no pending spec as passed', () => {
    const output = 'Ran 10 of 12 specs\n10 specs, 1 failure, 2 pending specs\n';
    expect(jasmineCounts(output)).toEqual({ passed: 7, failed: 1 });
  });

  it('believes the last of several', () => {
    expect(jasmineCounts('3 specs, 3 failures\n5 specs, 0 failures').passed).toBe(5);
  });

  it('reads the report of Playwright', () => {
    const report = JSON.stringify({ stats: { expected: 8, unexpected: 1, flaky: 1, skipped: 2 } });
    expect(playwrightCounts(report)).toEqual({ passed: 9, failed: 1 });
    expect(playwrightCounts('')).toEqual(nothing);
  });

  it('takes a program that failed without a failed spec for one failure', () => {
    expect(verdict({ passed: 5, failed: 0 }, 1)).toEqual({ passed: 5, failed: 1 });
    expect(verdict({ passed: 5, failed: 2 }, 1)).toEqual({ passed: 5, failed: 2 });
  });

  it('takes a stage in which nothing ran for one failure', () => {
    expect(verdict(jasmineCounts('No specs found'), 0)).toEqual({ passed: 0, failed: 1 });
  });

  it('sums it up in one line', () => {
    expect(summary({ passed: 3, failed: 0 })).toBe('3 passed, 0 failed');
  });
});
