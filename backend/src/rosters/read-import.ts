import type { ColumnMapping, MappingProposal, TableKind } from '@exam/contracts';

import { readSpreadsheet } from '../platform/spreadsheet/read-spreadsheet.ts';
import type { Sheet, SpreadsheetLimits } from '../platform/spreadsheet/spreadsheet.ts';
import { candidateColumns, type CandidateColumn } from './candidate-columns.ts';
import { checkCandidates, type CandidateValues } from './check-candidates.ts';
import { checkStaff, type StaffValues } from './check-staff.ts';
import { SchoolNames, type NamedCollege, type NamedMajor } from './checks/school-names.ts';
import { staffColumns, type StaffColumn } from './staff-columns.ts';
import type { CheckedRow } from './table/checked-row.ts';
import type { ImportColumn } from './table/import-column.ts';
import {
  proposeMapping,
  rememberHeaders,
  type RememberedHeaders,
} from './table/propose-mapping.ts';

/** What a school's office may send: 50,000 people are more than any has. */
export const tableLimits: SpreadsheetLimits = { bytes: 150_000_000, rows: 50_000, columns: 200 };

/** The first cell of the template's example, which is never imported. */
export const EXAMPLE_MARK = '示例';

/** All that reading a file needs to know; plain data, since it goes to a worker thread. */
export interface ReadRequest {
  readonly path: string;
  readonly kind: TableKind;
  /** Null to go by the names of the columns. */
  readonly mapping: ColumnMapping | null;
  readonly remembered: RememberedHeaders;
  readonly colleges: readonly NamedCollege[];
  readonly majors: readonly NamedMajor[];
  /** The one college that the importer may write to, or null for all. */
  readonly collegeId: string | null;
  /** A date such as 2026-03-27. */
  readonly today: string;
}

export interface ReadTable {
  readonly proposal: MappingProposal;
  /** Null while somebody has to say which column is which. */
  readonly checked: CheckedTable | null;
}

export interface CheckedTable {
  /** Every header of the file, for the file of wrong rows. */
  readonly headers: readonly string[];
  /** Those of columns that mean nothing to us. */
  readonly ignored: readonly string[];
  /** What the mapping was learnt from. */
  readonly remember: RememberedHeaders;
  readonly rows: readonly CheckedRow<CandidateValues | StaffValues>[];
}

/** The columns of a kind of import for whoever imports into one college, or into all. */
export function columnsOf(
  kind: TableKind,
  oneCollege: boolean,
): readonly ImportColumn<CandidateColumn | StaffColumn>[] {
  return kind === 'candidates' ? candidateColumns(oneCollege) : staffColumns;
}

/** Reads and checks a whole file. Throws SpreadsheetError. Blocks: call it in a worker thread. */
export async function readImport(request: ReadRequest): Promise<ReadTable> {
  const { path, kind, mapping, remembered, collegeId } = request;
  const spreadsheet = await readSpreadsheet(path, tableLimits);
  const columns = columnsOf(kind, collegeId !== null);
  const proposal = proposeMapping(spreadsheet, columns, remembered);
  const chosen = mapping ?? (proposal.complete ? proposal.mapping : null);
  const sheet = chosen && spreadsheet.sheets[chosen.sheet];
  return { proposal, checked: sheet ? checkTable(sheet, chosen, request) : null };
}

function checkTable(sheet: Sheet, mapping: ColumnMapping, request: ReadRequest): CheckedTable {
  const header = sheet.rows.find(({ number }) => number === mapping.headerRow);
  const headers = (header?.cells ?? []).map(({ text }) => text);
  const used = new Set(Object.values(mapping.columns));
  const rows = sheet.rows.filter(
    ({ number, cells }) => number > mapping.headerRow && cells[0]?.text !== EXAMPLE_MARK,
  );
  const context = { ...request, names: new SchoolNames(request.colleges, request.majors) };
  const check = request.kind === 'candidates' ? checkCandidates : checkStaff;
  return {
    headers,
    ignored: headers.filter((name, index) => name !== '' && !used.has(index)),
    remember: rememberHeaders(sheet, mapping),
    rows: check(rows, mapping.columns, context),
  };
}
