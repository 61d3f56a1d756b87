import type { Gender, IdDocumentType } from '@exam/contracts';

import type { SheetRow } from '../platform/spreadsheet/spreadsheet.ts';
import { candidateColumns, documentNames, type CandidateColumn } from './candidate-columns.ts';
import { checkIdNumber, normaliseIdNumber } from './checks/id-document.ts';
import { comparableName } from './checks/nearest-name.ts';
import { readName, readNumber, readPhone } from './checks/person-fields.ts';
import type { SchoolNames } from './checks/school-names.ts';
import { Repetitions } from './table/repetitions.ts';
import { RowReader } from './table/row-reader.ts';
import type { CheckedRow } from './table/checked-row.ts';

/** What a right row says of a candidate; null where the file says nothing, and changes nothing. */
export interface CandidateValues {
  readonly candidateNumber: string;
  readonly name: string;
  readonly idDocumentType: IdDocumentType;
  readonly idNumber: string;
  readonly phone: string;
  readonly collegeId: string;
  readonly majorId: string;
  readonly gender: Gender | null;
  readonly remark: string | null;
}

export interface CheckContext {
  readonly names: SchoolNames;
  /** The one college that the importer may write to, or null for all. */
  readonly collegeId: string | null;
  /** A date such as 2026-03-27. */
  readonly today: string;
}

type Reader = RowReader<CandidateColumn>;
const MAX_LENGTH = 200;

const documentTypes = new Map(
  Object.entries(documentNames).flatMap(([type, names]) =>
    names.map((name) => [comparableName(name), type as IdDocumentType] as const),
  ),
);
const genders: Readonly<Record<string, Gender>> = {
  ...{ 男: 'male', 男性: 'male', m: 'male', male: 'male', 1: 'male' },
  ...{ 女: 'female', 女性: 'female', f: 'female', female: 'female', 2: 'female' },
};

/** Checks every row by itself and against the others of the file. */
export function checkCandidates(
  rows: readonly SheetRow[],
  columns: Readonly<Record<string, number>>,
  context: CheckContext,
): CheckedRow<CandidateValues>[] {
  const repeated = {
    candidateNumber: new Repetitions<CandidateColumn>('candidateNumber', 'candidateNumberRepeated'),
    idNumber: new Repetitions<CandidateColumn>('idNumber', 'idNumberRepeated'),
    phone: new Repetitions<CandidateColumn>('phone', 'phoneRepeated'),
  };
  const wanted = candidateColumns(context.collegeId !== null);
  const checked = rows.map((row) => {
    const reader: Reader = new RowReader(row, columns);
    reader.checkPresence(wanted, MAX_LENGTH);
    const values = readValues(reader, context);
    repeated.candidateNumber.note(values.candidateNumber, reader);
    const { idDocumentType, idNumber } = values;
    // Two kinds of document may have the same number.
    repeated.idNumber.note(idNumber && `${String(idDocumentType)} ${idNumber}`, reader);
    repeated.phone.note(values.phone, reader);
    return { reader, values };
  });
  for (const repetition of Object.values(repeated)) repetition.tell();
  return checked.map(({ reader, values }) => ({
    row: reader.number,
    typed: reader.typed,
    number: reader.text('candidateNumber'),
    name: reader.text('name'),
    problems: reader.problems,
    // A row without problems has every value.
    values: reader.problems.length === 0 ? (values as CandidateValues) : null,
  }));
}

/** Null for what is missing or wrong. */
function readValues(
  reader: Reader,
  context: CheckContext,
): { [Key in keyof CandidateValues]: CandidateValues[Key] | null } {
  const college = readCollege(reader, context);
  return {
    candidateNumber: read(reader, 'candidateNumber', 'candidateNumberForm', readNumber),
    name: read(reader, 'name', 'nameForm', readName),
    phone: read(reader, 'phone', 'phoneForm', readPhone),
    ...readDocument(reader, context.today),
    collegeId: college,
    majorId: college === null ? null : readMajor(reader, college, context),
    gender: readGender(reader),
    remark: reader.text('remark') || null,
  };
}

function read(
  reader: Reader,
  column: CandidateColumn,
  code: 'candidateNumberForm' | 'nameForm' | 'phoneForm',
  parse: (text: string) => string | null,
): string | null {
  if (reader.isWrong(column)) return null;
  const value = parse(reader.text(column));
  if (value === null) reader.wrong(column, code);
  return value;
}

function readDocument(reader: Reader, today: string) {
  const typed = reader.text('idDocumentType');
  const idDocumentType = typed === '' ? 'residentIdCard' : documentTypes.get(comparableName(typed));
  if (!idDocumentType) reader.wrong('idDocumentType', 'idDocumentTypeUnknown');
  if (reader.isWrong('idNumber')) return { idDocumentType: idDocumentType ?? null, idNumber: null };
  const idNumber = normaliseIdNumber(reader.text('idNumber'));
  const fault = idDocumentType ? checkIdNumber(idDocumentType, idNumber, today) : null;
  if (fault) reader.wrong('idNumber', fault);
  return { idDocumentType: idDocumentType ?? null, idNumber: fault ? null : idNumber };
}

function readGender(reader: Reader): Gender | null {
  const typed = reader.text('gender').toLowerCase();
  if (typed === '' || typed === '未知') return null;
  const gender = genders[typed];
  if (!gender) reader.wrong('gender', 'genderUnknown');
  return gender ?? null;
}

function readCollege(reader: Reader, { names, collegeId }: CheckContext): string | null {
  const typed = reader.text('college');
  if (reader.isWrong('college')) return null;
  if (typed === '') return collegeId;
  const found = names.college(typed, collegeId);
  if ('id' in found) return found.id;
  reader.wrong('college', found.code, found.facts);
  return null;
}

function readMajor(reader: Reader, collegeId: string, { names }: CheckContext): string | null {
  if (reader.isWrong('major')) return null;
  const found = names.major(reader.text('major'), collegeId);
  if ('id' in found) return found.id;
  reader.wrong('major', found.code, found.facts);
  return null;
}
