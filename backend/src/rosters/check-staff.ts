import type { SheetRow } from '../platform/spreadsheet/spreadsheet.ts';
import type { CheckContext } from './check-candidates.ts';
import { readName, readNumber, readPhone } from './checks/person-fields.ts';
import { staffColumns, type StaffColumn } from './staff-columns.ts';
import type { CheckedRow } from './table/checked-row.ts';
import { Repetitions } from './table/repetitions.ts';
import { RowReader } from './table/row-reader.ts';

/** What a right row says of a member of staff; null where the file says nothing. */
export interface StaffValues {
  readonly staffNumber: string | null;
  readonly name: string;
  readonly phone: string;
  /** Null for staff of the whole school, and where the file has no such column. */
  readonly collegeId: string | null;
}

type Reader = RowReader<StaffColumn>;
const MAX_LENGTH = 100;

/** Checks every row by itself and against the others of the file. */
export function checkStaff(
  rows: readonly SheetRow[],
  columns: Readonly<Record<string, number>>,
  context: CheckContext,
): CheckedRow<StaffValues>[] {
  const numbers = new Repetitions<StaffColumn>('staffNumber', 'staffNumberRepeated');
  const phones = new Repetitions<StaffColumn>('phone', 'phoneRepeated');
  const checked = rows.map((row) => {
    const reader: Reader = new RowReader(row, columns);
    reader.checkPresence(staffColumns, MAX_LENGTH);
    const values = readValues(reader, context);
    numbers.note(values.staffNumber, reader);
    phones.note(values.phone, reader);
    return { reader, values };
  });
  numbers.tell();
  phones.tell();
  return checked.map(({ reader, values: { staffNumber, name, phone, collegeId } }) => ({
    row: reader.number,
    typed: reader.typed,
    number: reader.text('staffNumber'),
    name: reader.text('name'),
    problems: reader.problems,
    values:
      reader.problems.length > 0 || name === null || phone === null
        ? null
        : { staffNumber, name, phone, collegeId },
  }));
}

function readValues(reader: Reader, { names, collegeId }: CheckContext) {
  const staffNumber = readNumber(reader.text('staffNumber'))?.toUpperCase() ?? null;
  if (staffNumber === null && reader.text('staffNumber') !== '') {
    reader.wrong('staffNumber', 'staffNumberForm');
  }
  const name = readName(reader.text('name'));
  if (name === null) reader.wrong('name', 'nameForm');
  const phone = readPhone(reader.text('phone'));
  if (phone === null) reader.wrong('phone', 'phoneForm');
  const typed = reader.text('college');
  const college = typed === '' ? { id: collegeId } : names.college(typed, collegeId);
  if ('code' in college) reader.wrong('college', college.code, college.facts);
  return { staffNumber, name, phone, collegeId: 'id' in college ? college.id : null };
}
