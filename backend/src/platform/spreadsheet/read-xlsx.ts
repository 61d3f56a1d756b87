import { readFile } from 'node:fs/promises';

import exceljs, { type Row, type Workbook, type Worksheet } from 'exceljs';

import { ArchiveError } from '../archive/archive-error.ts';
import { readArchive } from '../archive/read-archive.ts';
import { keepRows } from './sheet-rows.ts';
import {
  emptyCell,
  SpreadsheetError,
  type Sheet,
  type SheetRow,
  type Spreadsheet,
  type SpreadsheetLimits,
} from './spreadsheet.ts';
import { xlsxCell } from './xlsx-cell.ts';

const MAX_PARTS = 2000;

/**
 * What surrounds the cells. Reading it is slow, fails on files of other programs, or unfolds a
 * rule for a whole column into a million cells.
 */
const IGNORED_NODES = [
  ...['dataValidations', 'mergeCells', 'conditionalFormatting', 'hyperlinks', 'autoFilter'],
  ...['drawing', 'legacyDrawing', 'picture', 'tableParts', 'extLst', 'cols', 'sheetViews'],
  ...['pageMargins', 'pageSetup', 'headerFooter', 'printOptions', 'rowBreaks', 'colBreaks'],
];

/** Reads a workbook of Excel 2007 or later, whole; throws SpreadsheetError. */
export async function readXlsx(path: string, limits: SpreadsheetLimits): Promise<Spreadsheet> {
  await checkParts(path, limits);
  const workbook = new exceljs.Workbook();
  try {
    const bytes = await readFile(path);
    await workbook.xlsx.load(bytes as never, { ignoreNodes: IGNORED_NODES });
  } catch (cause) {
    throw new SpreadsheetError('damaged', 'the workbook cannot be read', { cause });
  }
  return readWorkbook(workbook, limits);
}

function readWorkbook(workbook: Workbook, limits: SpreadsheetLimits): Spreadsheet {
  const visible: Sheet[] = [];
  const hiddenSheets: string[] = [];
  for (const worksheet of workbook.worksheets) {
    if (worksheet.state !== 'visible') hiddenSheets.push(worksheet.name);
    else visible.push({ name: worksheet.name, rows: keepRows(rowsOf(worksheet, limits), limits) });
  }
  const sheets = visible.filter(({ rows }) => rows.length > 0);
  if (sheets.length === 0) throw new SpreadsheetError('empty', 'no visible sheet has content');
  return { format: 'xlsx', sheets, hiddenSheets };
}

function rowsOf(worksheet: Worksheet, limits: SpreadsheetLimits): SheetRow[] {
  const rows: SheetRow[] = [];
  worksheet.eachRow((row, number) => {
    rows.push({ number, cells: cellsOf(row, limits) });
  });
  return rows;
}

function cellsOf(row: Row, limits: SpreadsheetLimits): SheetRow['cells'] {
  // One column more than allowed, so that a wider row is seen without being read whole.
  const width = Math.min(row.cellCount, limits.columns + 1);
  return Array.from({ length: width }, (_, index) => {
    const cell = row.findCell(index + 1);
    return cell ? xlsxCell(cell.value, cell.numFmt) : emptyCell;
  });
}

/** Unpacks every part once, so that none is larger than it says before a parser sees it. */
async function checkParts(path: string, { bytes }: SpreadsheetLimits): Promise<void> {
  const names = new Set<string>();
  try {
    for await (const part of readArchive(path, { entries: MAX_PARTS, totalBytes: bytes })) {
      names.add(part.name);
      await part.read();
    }
  } catch (cause) {
    if (!(cause instanceof ArchiveError)) throw cause;
    const fault = { encrypted: 'passwordProtected', damaged: 'damaged' } as const;
    const known = cause.fault === 'encrypted' || cause.fault === 'damaged';
    throw new SpreadsheetError(known ? fault[cause.fault] : 'tooLarge', cause.message, { cause });
  }
  if (!names.has('xl/workbook.xml')) {
    throw new SpreadsheetError('notASpreadsheet', 'a zip archive without a workbook');
  }
}
