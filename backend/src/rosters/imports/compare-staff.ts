import { randomUUID } from 'node:crypto';

import type { CellProblem, ValueChange } from '@exam/contracts';
import { Op } from 'sequelize';

import {
  BULK_ROWS,
  maskPhone,
  PersonRecord,
  SchoolRoleRecord,
  whereInScope,
  type AdministrationScope,
  type Person,
} from '../../schools/index.ts';
import type { StaffValues } from '../check-staff.ts';
import type { CheckedRow } from '../table/checked-row.ts';
import type { CompareDependencies } from './compare-candidates.ts';
import type {
  CompareOptions,
  ComparedRow,
  ImportSubject,
  MissingPerson,
} from './import-subject.ts';
import { inParts } from './in-parts.ts';
import type { SchoolNamesById } from './school-names-by-id.ts';
import { refusedClaims } from './taken-values.ts';

interface Met {
  readonly row: CheckedRow<StaffValues>;
  readonly values: StaffValues;
  readonly phoneHash: string;
  readonly existing: Person | null;
  problem: CellProblem | null;
}

/** Staff are told apart by their staff number; who has none, by their phone. */
export function staffSubject(given: CompareDependencies): ImportSubject<StaffValues> {
  return {
    compare: async (rows, options) => {
      const { met, owners } = await meet(rows, options, given);
      for (const { one } of refusedClaims(
        met
          .filter(({ problem }) => problem === null)
          .map((one) => ({ one, personId: one.existing?.id ?? null, value: one.phoneHash })),
        owners,
      )) {
        one.problem = { column: 'phone', code: 'phoneOfOther', value: one.values.phone };
      }
      await refuseAdministrators(met);
      const names = await given.namesOf(options.scope.schoolId);
      const found = new Map(met.map((one) => [one.row.row, one]));
      const compared = rows.map((row) => compareRow(row, found.get(row.row), names, given));
      return {
        rows: compared,
        missing: await findMissing(met, options.scope),
        write: (progress) => write(met, compared, options.scope, given, progress),
      };
    },
  };
}

async function meet(
  rows: readonly CheckedRow<StaffValues>[],
  { scope, lock }: CompareOptions,
  { bulk, personalData }: CompareDependencies,
): Promise<{ met: Met[]; owners: Map<string, string> }> {
  const met: Met[] = [];
  const owners = new Map<string, string>();
  const of = { schoolId: scope.schoolId, kind: 'staff' } as const;
  const right = rows.flatMap(({ values, ...row }) => (values ? [{ row, values }] : []));
  for await (const part of inParts(right, BULK_ROWS)) {
    const hashes = part.map(({ values }) => personalData.phoneHash(scope.schoolId, values.phone));
    const numbers = part.flatMap(({ values }) => values.staffNumber ?? []);
    const named = await bulk.find(of, 'staffNumber', numbers, lock);
    const called = await bulk.find(of, 'phoneHash', hashes, lock);
    const byNumber = new Map(named.map((person) => [person.staffNumber, person]));
    const byPhone = new Map(called.map((person) => [person.phoneHash, person]));
    for (const { phoneHash, id } of called) owners.set(phoneHash, id);
    part.forEach(({ row, values }, index) => {
      const phoneHash = hashes[index] ?? '';
      const existing = findExisting(values, byNumber, byPhone.get(phoneHash));
      const elsewhere =
        existing !== null && scope.collegeId !== null && existing.collegeId !== scope.collegeId;
      met.push({
        ...{ row: { ...row, values }, values, phoneHash, existing },
        problem: elsewhere ? { column: 'name', code: 'personElsewhere', value: row.name } : null,
      });
    });
  }
  return { met, owners };
}

/** Somebody with that phone and another staff number is another person. */
function findExisting(
  { staffNumber }: StaffValues,
  byNumber: ReadonlyMap<string | null, Person>,
  called: Person | undefined,
): Person | null {
  const named = staffNumber === null ? undefined : byNumber.get(staffNumber);
  if (named) return named;
  return called && (staffNumber === null || called.staffNumber === null) ? called : null;
}

/**
 * Whoever administers signs in with their phone and acts in their college: a list must give neither
 * to another.
 */
async function refuseAdministrators(met: readonly Met[]): Promise<void> {
  const moved = met.filter(
    (one) => one.problem === null && one.existing !== null && changesOf(one).length > 0,
  );
  for await (const part of inParts(moved, BULK_ROWS)) {
    const personId = { [Op.in]: part.flatMap(({ existing }) => existing?.id ?? []) };
    const roles = await SchoolRoleRecord.findAll({ where: { personId }, raw: true });
    const administrators = new Set(roles.map((role) => role.personId));
    for (const one of part) {
      const [column] = changesOf(one);
      if (!column || !administrators.has(one.existing?.id ?? '')) continue;
      const value = column === 'phone' ? one.values.phone : '';
      one.problem = { column, code: 'holdsRole', value };
    }
  }
}

function changesOf({ existing, phoneHash, values }: Met): ('phone' | 'college')[] {
  if (!existing) return [];
  const college = values.collegeId !== null && existing.collegeId !== values.collegeId;
  return [
    ...(existing.phoneHash === phoneHash ? [] : (['phone'] as const)),
    ...(college ? (['college'] as const) : []),
  ];
}

function compareRow(
  row: CheckedRow<StaffValues>,
  met: Met | undefined,
  names: SchoolNamesById,
  { personalData }: CompareDependencies,
): ComparedRow<StaffValues> {
  if (!met) return { ...row, outcome: 'wrong', changes: [] };
  const { problem, existing, values, phoneHash } = met;
  if (problem) return { ...row, values: null, problems: [problem], outcome: 'wrong', changes: [] };
  if (!existing) return { ...row, outcome: 'new', changes: [] };
  const changes: ValueChange[] = [];
  const note = (column: string, before: string | null, after: string | null) => {
    if (after !== null && before !== after) changes.push({ column, before: before ?? '', after });
  };
  note('staffNumber', existing.staffNumber, values.staffNumber);
  note('name', existing.name, values.name);
  if (existing.phoneHash !== phoneHash) {
    note('phone', maskPhone(personalData.phoneOf(existing)), maskPhone(values.phone));
  }
  note('college', names.college(existing.collegeId), names.college(values.collegeId));
  return { ...row, outcome: changes.length > 0 ? 'changed' : 'unchanged', changes };
}

async function findMissing(
  met: readonly Met[],
  scope: AdministrationScope,
): Promise<MissingPerson[]> {
  const named = new Set(met.map(({ existing }) => existing?.id));
  const people = await PersonRecord.findAll({
    where: { ...whereInScope(scope), kind: 'staff' },
    attributes: ['id', 'staffNumber', 'name'],
    order: ['staffNumber', 'name'],
    raw: true,
  });
  return people
    .filter(({ id }) => !named.has(id))
    .map(({ staffNumber, name }) => ({ number: staffNumber ?? '', name }));
}

async function write(
  met: readonly Met[],
  compared: readonly ComparedRow<StaffValues>[],
  { schoolId }: AdministrationScope,
  { bulk, phoneChanges }: CompareDependencies,
  progress: (rows: number) => Promise<void>,
): Promise<void> {
  const written = new Set(
    compared
      .filter(({ outcome }) => outcome === 'new' || outcome === 'changed')
      .map(({ row }) => row),
  );
  const writing = met.filter(({ row }) => written.has(row.row));
  const renumbered = writing.flatMap(({ existing, values, phoneHash }) =>
    existing && existing.phoneHash !== phoneHash ? [{ person: existing, phone: values.phone }] : [],
  );
  for await (const part of inParts(renumbered, BULK_ROWS)) {
    await bulk.releasePhones(part.map(({ person }) => person.id));
  }
  let done = 0;
  for await (const part of inParts(writing, BULK_ROWS)) {
    const people = part.map(({ values, existing }) => ({
      id: existing?.id ?? randomUUID(),
      schoolId,
      kind: 'staff' as const,
      name: values.name,
      phone: values.phone,
      staffNumber: values.staffNumber ?? existing?.staffNumber ?? null,
      collegeId: values.collegeId ?? existing?.collegeId ?? null,
      ...{ majorId: null, candidateNumber: null, idNumber: null },
      idDocumentType: existing?.idDocumentType ?? null,
      isNew: existing === null,
    }));
    await bulk.insert(people.filter(({ isNew }) => isNew));
    await bulk.update(people.filter(({ isNew }) => !isNew));
    await progress((done += part.length));
  }
  for (const change of renumbered) await phoneChanges.follow(change);
}
