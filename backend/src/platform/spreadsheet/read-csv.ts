import { CsvError, parse } from 'csv-parse/sync';

import { cleanText } from './clean-text.ts';
import { textCell } from './number-text.ts';
import { keepRows } from './sheet-rows.ts';
import { SpreadsheetError, type Spreadsheet, type SpreadsheetLimits } from './spreadsheet.ts';

const SEPARATORS = [',', ';', '\t'] as const;
const SAMPLE_LINES = 20;

/** Reads comma-, semicolon- or tab-separated text; throws SpreadsheetError. */
export function readCsv(text: string, limits: SpreadsheetLimits): Spreadsheet {
  // Excel's own way to name the separator; its row counts as none.
  const [, named, body = ''] = /^\ufeff?(?:sep=(.)\r?\n)?([^]*)$/.exec(text) ?? [];
  const records = parseRecords(body, named ?? findSeparator(body), limits);
  const rows = keepRows(
    records.map((record, index) => ({
      number: index + 1,
      cells: record.map((value) => textCell(cleanText(withoutTextMark(value)))),
    })),
    limits,
  );
  if (rows.length === 0) throw new SpreadsheetError('empty', 'no line has content');
  return { format: 'csv', sheets: [{ name: '', rows }], hiddenSheets: [] };
}

function parseRecords(text: string, delimiter: string, limits: SpreadsheetLimits): string[][] {
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      // Blank lines count: rows are numbered as the spreadsheet program numbers them.
      skip_empty_lines: false,
      max_record_size: 1_000_000,
      to: limits.rows * 2,
    });
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new SpreadsheetError('damaged', cause.code, { cause });
  }
}

/** How exports keep a spreadsheet from taking digits for a number: ="0012" and '0012. */
function withoutTextMark(value: string): string {
  const [, quoted] = /^="(.*)"$/s.exec(value.trim()) ?? [];
  return quoted ?? value.replace(/^'(?=\d)/, '');
}

/** The separator that the first lines have most of, outside quotes. */
function findSeparator(text: string): string {
  const sample = text
    .split('\n', SAMPLE_LINES)
    .join('\n')
    .replace(/"[^"]*"/g, '');
  const count = (separator: string) => sample.split(separator).length;
  return SEPARATORS.reduce((best, next) => (count(next) > count(best) ? next : best));
}
