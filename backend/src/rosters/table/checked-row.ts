import type { CellProblem } from '@exam/contracts';

/** A row after the checks that need the file alone. */
export interface CheckedRow<Values> {
  /** As the spreadsheet shows it. */
  readonly row: number;
  /** Every cell as typed, in the file's own order. */
  readonly typed: readonly string[];
  /** What tells people apart in lists, as typed. */
  readonly number: string;
  readonly name: string;
  readonly problems: readonly CellProblem[];
  /** Null for a row with problems. */
  readonly values: Values | null;
}
