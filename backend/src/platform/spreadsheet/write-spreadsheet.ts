import exceljs from 'exceljs';

export interface WrittenColumn {
  readonly header: string;
  /** In characters; a Chinese one counts two. */
  readonly width: number;
  /** A note on the header cell. */
  readonly note?: string;
  /** Values to choose from in every cell of the column. */
  readonly choices?: readonly string[];
}

export interface WrittenSheet {
  readonly name: string;
  readonly columns: readonly WrittenColumn[];
  readonly rows: readonly (readonly string[])[];
}

/** What makes a spreadsheet program compute a text, where a file cannot say that it is text. */
const FORMULA_START = /^[=+\-@\t\r]/;

/**
 * An xlsx workbook in which every cell is text: digits stay as they are, and nothing that somebody
 * typed is computed.
 */
export async function writeXlsx(sheets: readonly WrittenSheet[]): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  for (const sheet of sheets) addSheet(workbook, sheet);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function addSheet(workbook: exceljs.Workbook, { name, columns, rows }: WrittenSheet): void {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  // A text format on the column: what is typed there later stays text too.
  sheet.columns = columns.map(({ width }) => ({ width, style: { numFmt: '@' } }));
  const head = sheet.addRow(columns.map(({ header }) => header));
  head.font = { bold: true };
  columns.forEach(({ note, choices }, index) => {
    if (note) head.getCell(index + 1).note = note;
    if (choices) offerChoices(sheet, index + 1, choices);
  });
  for (const row of rows) sheet.addRow(row);
}

/** Rows below the header in which a column offers its choices. */
const CHOICE_ROWS = 50_000;

/** exceljs has rules for whole ranges, but no types for them. */
interface WithRules {
  readonly dataValidations: { add: (range: string, rule: exceljs.DataValidation) => void };
}

function offerChoices(sheet: exceljs.Worksheet, column: number, choices: readonly string[]): void {
  const { letter } = sheet.getColumn(column);
  (sheet as exceljs.Worksheet & WithRules).dataValidations.add(
    `${letter}2:${letter}${String(CHOICE_ROWS)}`,
    { type: 'list', allowBlank: true, formulae: [`"${choices.join(',')}"`] },
  );
}

/** Comma-separated text in UTF-8 with a byte order mark, as Excel opens it; formulas disarmed. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return CSV_START + rows.map(writeCsvLine).join('');
}

/** The byte order mark that a csv file begins with. */
export const CSV_START = '\ufeff';

/** One line of a file that is too long to be written at once; formulas disarmed. */
export function writeCsvLine(row: readonly string[]): string {
  return `${row.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: string): string {
  const safe = FORMULA_START.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
