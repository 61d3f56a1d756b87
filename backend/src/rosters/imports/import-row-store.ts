import type { CellProblem, RowOutcome, ValueChange } from '@exam/contracts';
import { QueryTypes, type Sequelize } from 'sequelize';

import type { Keyring } from '../../platform/secrets/keyring.ts';
import { inParts } from './in-parts.ts';

/** One row of a file as the dry run left it. */
export interface StagedRow {
  readonly outcome: RowOutcome;
  /** As the spreadsheet shows it; null for who is not in it, and for photos. */
  readonly row: number | null;
  readonly number: string;
  readonly name: string;
  readonly typed: readonly string[];
  readonly problems: readonly CellProblem[];
  readonly changes: readonly ValueChange[];
  /** Null for rows that are not written. */
  readonly values: unknown;
}

const PURPOSE = 'people-import-row';
const ROWS_AT_ONCE = 250;

/** What dry runs found, row by row, sealed: it is what people typed. */
export class ImportRowStore {
  private readonly sequelize: Sequelize;
  private readonly keyring: Keyring;

  constructor(sequelize: Sequelize, keyring: Keyring) {
    this.sequelize = sequelize;
    this.keyring = keyring;
  }

  /** Keeps these instead of what was kept before. */
  async replace(
    importId: string,
    rows: readonly StagedRow[],
    progress: (done: number) => Promise<void>,
  ): Promise<void> {
    await this.remove(importId);
    let place = 0;
    for await (const part of inParts(rows, ROWS_AT_ONCE)) {
      const sealed = part.map(({ outcome, ...row }) => {
        return [importId, ++place, outcome, this.keyring.seal(PURPOSE, JSON.stringify(row))];
      });
      await this.sequelize.query(
        'INSERT INTO people_import_row (import_id, place, outcome, sealed) VALUES ?',
        { replacements: [sealed] },
      );
      await progress(place);
    }
  }

  async remove(importId: string): Promise<void> {
    await this.sequelize.query('DELETE FROM people_import_row WHERE import_id = ?', {
      replacements: [importId],
    });
  }

  async removeOutcomes(importId: string, outcomes: readonly RowOutcome[]): Promise<void> {
    await this.sequelize.query(
      'DELETE FROM people_import_row WHERE import_id = ? AND outcome IN (?)',
      { replacements: [importId, outcomes] },
    );
  }

  async count(importId: string, outcome: RowOutcome): Promise<number> {
    const [row] = await this.sequelize.query<{ count: number }>(
      'SELECT COUNT(*) AS count FROM people_import_row WHERE import_id = ? AND outcome = ?',
      { type: QueryTypes.SELECT, replacements: [importId, outcome] },
    );
    return row?.count ?? 0;
  }

  /** Rows of one outcome in the order of the file. */
  async list(
    importId: string,
    outcome: RowOutcome,
    { offset, limit }: { readonly offset: number; readonly limit: number },
  ): Promise<StagedRow[]> {
    return this.select(
      `WHERE import_id = ? AND outcome = ? ORDER BY place LIMIT ${String(limit)} OFFSET ${String(offset)}`,
      [importId, outcome],
    );
  }

  /** Every row of these outcomes. */
  async listAll(importId: string, outcomes: readonly RowOutcome[]): Promise<StagedRow[]> {
    const rows: StagedRow[] = [];
    for (let after = 0; ; after += ROWS_AT_ONCE) {
      const part = await this.select(
        'WHERE import_id = ? AND place > ? AND place <= ? AND outcome IN (?) ORDER BY place',
        [importId, after, after + ROWS_AT_ONCE, outcomes],
      );
      rows.push(...part);
      if (part.length === 0 && !(await this.hasMore(importId, after + ROWS_AT_ONCE))) return rows;
    }
  }

  private async hasMore(importId: string, place: number): Promise<boolean> {
    const found = await this.sequelize.query(
      'SELECT 1 FROM people_import_row WHERE import_id = ? AND place > ? LIMIT 1',
      { type: QueryTypes.SELECT, replacements: [importId, place] },
    );
    return found.length > 0;
  }

  private async select(where: string, replacements: unknown[]): Promise<StagedRow[]> {
    const rows = await this.sequelize.query<{ outcome: RowOutcome; sealed: string }>(
      `SELECT outcome, sealed FROM people_import_row ${where}`,
      { type: QueryTypes.SELECT, replacements },
    );
    return rows.map(({ outcome, sealed }) => {
      const row = JSON.parse(this.keyring.unseal(PURPOSE, sealed)) as Omit<StagedRow, 'outcome'>;
      return { ...row, outcome };
    });
  }
}
