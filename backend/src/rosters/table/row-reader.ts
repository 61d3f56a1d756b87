import type { CellProblem, CellProblemCode } from '@exam/contracts';

import { emptyCell, type Cell, type SheetRow } from '../../platform/spreadsheet/spreadsheet.ts';

/** One row of a file under a mapping: its values by column, and what is found wrong with them. */
export class RowReader<Key extends string> {
  readonly number: number;
  readonly problems: CellProblem[] = [];
  private readonly row: SheetRow;
  private readonly columns: Readonly<Record<string, number>>;

  constructor(row: SheetRow, columns: Readonly<Record<string, number>>) {
    this.number = row.number;
    this.row = row;
    this.columns = columns;
  }

  /** Every cell as typed, in the file's own order. */
  get typed(): string[] {
    return this.row.cells.map(({ text }) => text);
  }

  /** Empty for a column that the file does not have. */
  text(key: Key): string {
    return this.cell(key).text;
  }

  has(key: Key): boolean {
    return key in this.columns;
  }

  /** Notes what is wrong with a cell; the first thing found about it is the one that is told. */
  wrong(key: Key, code: CellProblemCode, facts: Pick<CellProblem, 'suggestion' | 'otherRow'> = {}) {
    if (this.isWrong(key)) return;
    this.problems.push({ column: key, code, value: this.text(key), ...facts });
  }

  isWrong(key: Key): boolean {
    return this.problems.some(({ column }) => column === key);
  }

  /** Notes cells whose value the spreadsheet itself has spoilt, empty required ones and long ones. */
  checkPresence(
    columns: readonly { readonly key: Key; readonly required: boolean }[],
    maxLength: number,
  ): void {
    for (const { key, required } of columns) {
      const { text, lost } = this.cell(key);
      if (lost === 'digits') this.wrong(key, 'digitsLost');
      else if (lost === 'value') this.wrong(key, 'formulaWithoutValue');
      else if (required && text === '') this.wrong(key, 'required');
      else if (text.length > maxLength) this.wrong(key, 'tooLong');
    }
  }

  private cell(key: Key): Cell {
    const index = this.columns[key];
    return (index === undefined ? undefined : this.row.cells[index]) ?? emptyCell;
  }
}
