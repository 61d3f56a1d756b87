export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export const nothing: Counts = { passed: 0, failed: 0 };

export function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

/** The last line of a run. */
export function summary({ passed, failed }: Counts): string {
  return `${passed} passed, ${failed} failed`;
}

/** What Jasmine's reporters say at the end, in Node and in the browser. Pending specs count not. */
export function jasmineCounts(output: string): Counts {
  const ends = [...output.matchAll(/(\d+) specs?, (\d+) failures?(?:, (\d+) pending specs?)?/g)];
  const [specs = 0, failed = 0, pending = 0] = (ends.at(-1) ?? [])
    .slice(1)
    .map((text: string | undefined) => Number(text ?? 0));
  return { passed: specs - failed - pending, failed };
}

/** What Playwright's JSON reporter wrote; empty when it wrote nothing. */
export function playwrightCounts(report: string): Counts {
  if (!report) return nothing;
  const { stats } = JSON.parse(report) as {
    stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
  };
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

/**
 * What a stage is worth: a program that failed without a failed spec is one failure, and so is a
 * stage in which nothing ran.
 */
export function verdict(counts: Counts, exitCode: number): Counts {
  const silent = counts.failed === 0 && (exitCode !== 0 || counts.passed === 0);
  return silent ? { ...counts, failed: 1 } : counts;
}
