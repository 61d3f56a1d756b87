import type { RowOutcome, ValueChange } from '@exam/contracts';

import type { AdministrationScope } from '../../schools/index.ts';
import type { CheckedRow } from '../table/checked-row.ts';

/** A row after it was compared with the people whom the school has. */
export interface ComparedRow<Values> extends CheckedRow<Values> {
  readonly outcome: Exclude<RowOutcome, 'missing'>;
  readonly changes: readonly ValueChange[];
}

/** Somebody of the scope whom the file does not name. */
export interface MissingPerson {
  readonly number: string;
  readonly name: string;
}

export interface Comparison<Values> {
  readonly rows: readonly ComparedRow<Values>[];
  readonly missing: readonly MissingPerson[];
  /** Writes what is new and changed, in the caller's transaction, and tells how far it is. */
  readonly write: (progress: (rows: number) => Promise<void>) => Promise<void>;
}

export interface CompareOptions {
  readonly scope: AdministrationScope;
  /** Keeps others from changing those people until the caller's transaction ends. */
  readonly lock: boolean;
}

/** What an import brings in. */
export interface ImportSubject<Values> {
  readonly compare: (
    rows: readonly CheckedRow<Values>[],
    options: CompareOptions,
  ) => Promise<Comparison<Values>>;
}
