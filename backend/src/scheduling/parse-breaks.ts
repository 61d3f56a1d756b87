import { breakRule, type BreakRule } from '@exam/contracts';

/** Reads the breaks as the table keeps them. Throws ZodError for what no release ever wrote. */
export function parseBreaks(json: string | null): BreakRule {
  return json === null ? { every: null, lunch: null } : breakRule.parse(JSON.parse(json));
}
