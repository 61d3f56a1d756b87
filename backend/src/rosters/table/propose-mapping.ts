import type { ColumnMapping, MappingProposal } from '@exam/contracts';

import type { Sheet, SheetRow, Spreadsheet } from '../../platform/spreadsheet/spreadsheet.ts';
import { comparableHeader, type ImportColumn } from './import-column.ts';

/** Above the header stand titles and notes, never more than that. */
const HEADER_WITHIN_ROWS = 20;
const SAMPLE_ROWS = 5;

/** What an earlier import of the school called its columns: comparable header → key. */
export type RememberedHeaders = Readonly<Record<string, string>>;

interface Guess {
  readonly sheet: number;
  readonly header: number;
  readonly columns: ColumnMapping['columns'];
  readonly score: number;
  /** Two columns of the file could be the same one. */
  readonly ambiguous: boolean;
}

/**
 * Where the header is and which column is which, by name. `complete` when every required column was
 * found once; else somebody has to correct it.
 */
export function proposeMapping(
  { sheets, hiddenSheets }: Spreadsheet,
  columns: readonly ImportColumn[],
  remembered: RememberedHeaders,
): MappingProposal {
  const names = headerNames(columns, remembered);
  const guesses = sheets.flatMap(({ rows }, sheet) =>
    rows.slice(0, HEADER_WITHIN_ROWS).map((row, header) => guess(row, sheet, header, names)),
  );
  const best = guesses.reduce((one, other) => (other.score > one.score ? other : one));
  const sheet = sheets[best.sheet];
  const header = sheet?.rows[best.header];
  const missing = columns.some(({ key, required }) => required && !(key in best.columns));
  return {
    mapping: { sheet: best.sheet, headerRow: header?.number ?? 1, columns: best.columns },
    complete: !missing && !best.ambiguous,
    sheets: sheets.map(presentSheet),
    hiddenSheets: [...hiddenSheets],
  };
}

/** The first rows of a sheet, for whoever corrects a mapping. */
function presentSheet({ name, rows }: Sheet): MappingProposal['sheets'][number] {
  return {
    name,
    rows: rows.length,
    head: rows.slice(0, HEADER_WITHIN_ROWS + SAMPLE_ROWS).map(({ number, cells }) => ({
      number,
      cells: cells.map(({ text }) => text.slice(0, 60)),
    })),
  };
}

function headerNames(columns: readonly ImportColumn[], remembered: RememberedHeaders) {
  const names = new Map<string, string>();
  for (const { key, header, synonyms } of columns) {
    for (const name of [header, ...synonyms]) names.set(comparableHeader(name), key);
  }
  const known = new Set(columns.map(({ key }) => key));
  for (const [header, key] of Object.entries(remembered)) {
    if (known.has(key)) names.set(header, key);
  }
  return names;
}

function guess(
  { cells }: SheetRow,
  sheet: number,
  header: number,
  names: ReadonlyMap<string, string>,
): Guess {
  const columns: Record<string, number> = {};
  let ambiguous = false;
  cells.forEach(({ text }, index) => {
    const key = text === '' ? undefined : names.get(comparableHeader(text));
    if (key === undefined) return;
    if (key in columns) ambiguous = true;
    else columns[key] = index;
  });
  return { sheet, header, columns, ambiguous, score: Object.keys(columns).length };
}

/** What to remember of a mapping that somebody corrected. */
export function rememberHeaders(sheet: Sheet, mapping: ColumnMapping): RememberedHeaders {
  const header = sheet.rows.find(({ number }) => number === mapping.headerRow);
  const entries = Object.entries(mapping.columns).flatMap(([key, index]) => {
    const name = comparableHeader(header?.cells[index]?.text ?? '');
    return name === '' ? [] : [[name, key] as const];
  });
  return Object.fromEntries(entries);
}
