import {
  SpreadsheetError,
  type Cell,
  type SheetRow,
  type SpreadsheetLimits,
} from './spreadsheet.ts';

/** The rows with content; throws SpreadsheetError for more of them, or wider ones, than allowed. */
export function keepRows(rows: Iterable<SheetRow>, limits: SpreadsheetLimits): SheetRow[] {
  const kept: SheetRow[] = [];
  for (const { number, cells } of rows) {
    const used = withoutTrailingBlanks(cells);
    if (used.length === 0) continue;
    if (used.length > limits.columns) {
      throw new SpreadsheetError('tooManyColumns', `${String(used.length)} columns`);
    }
    kept.push({ number, cells: used });
    if (kept.length > limits.rows) {
      throw new SpreadsheetError('tooManyRows', `over ${String(limits.rows)} rows`);
    }
  }
  return kept;
}

function withoutTrailingBlanks(cells: readonly Cell[]): readonly Cell[] {
  return cells.slice(0, cells.findLastIndex(({ text, lost }) => text !== '' || lost) + 1);
}
