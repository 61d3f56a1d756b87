import { randomUUID } from 'node:crypto';

import type { CellProblem, ValueChange } from '@exam/contracts';
import { Op } from 'sequelize';

import {
  BULK_ROWS,
  maskIdNumber,
  maskPhone,
  type PeopleInBulk,
  type Person,
  type PersonalData,
  PersonRecord,
  type WrittenPerson,
} from '../../schools/index.ts';
import { CandidateProfileRecord } from '../candidate-profile-record.ts';
import type { CandidateValues } from '../check-candidates.ts';
import type { CheckedRow } from '../table/checked-row.ts';
import type {
  CompareOptions,
  ComparedRow,
  Comparison,
  ImportSubject,
  MissingPerson,
} from './import-subject.ts';
import { inParts } from './in-parts.ts';
import type { PhoneChanges } from './phone-changes.ts';
import { refusedClaims } from './taken-values.ts';
import type { SchoolNamesById } from './school-names-by-id.ts';

type Profile = Pick<CandidateProfileRecord, 'personId' | 'gender' | 'remark'>;

/** A right row and what it meets in the school. */
interface Met {
  readonly row: CheckedRow<CandidateValues>;
  readonly values: CandidateValues;
  readonly phoneHash: string;
  readonly idNumberHash: string;
  existing: Person | null;
  profile: Profile | null;
  problem: CellProblem | null;
}

export interface CompareDependencies {
  readonly bulk: PeopleInBulk;
  readonly personalData: PersonalData;
  readonly phoneChanges: PhoneChanges;
  readonly namesOf: (schoolId: string) => Promise<SchoolNamesById>;
}

/** Candidates are told apart by their candidate number. */
export function candidateSubject(given: CompareDependencies): ImportSubject<CandidateValues> {
  return {
    compare: async (rows, options) => {
      const met = await meet(rows, options, given);
      await refuseTaken(met, options, given);
      const names = await given.namesOf(options.scope.schoolId);
      const found = new Map(met.map((one) => [one.row.row, one]));
      const compared = rows.map((row) => compareRow(row, found.get(row.row), names, given));
      return {
        rows: compared,
        missing: await findMissing(rows, options),
        write: (progress) => write(met, compared, options, given, progress),
      };
    },
  };
}

async function meet(
  rows: readonly CheckedRow<CandidateValues>[],
  { scope, lock }: CompareOptions,
  { bulk, personalData }: CompareDependencies,
): Promise<Met[]> {
  const all: Met[] = [];
  const right = rows.filter(({ values }) => values !== null);
  for await (const part of inParts(right, BULK_ROWS)) {
    const numbers = part.map(({ number, values }) => values?.candidateNumber ?? number);
    const of = { schoolId: scope.schoolId, kind: 'candidate' } as const;
    const people = await bulk.find(of, 'candidateNumber', numbers, lock);
    const profiles = await listProfiles(people.map(({ id }) => id));
    const byNumber = new Map(people.map((person) => [person.candidateNumber, person]));
    for (const row of part) {
      const { values } = row;
      if (!values) continue;
      const existing = byNumber.get(values.candidateNumber) ?? null;
      const elsewhere =
        existing !== null && scope.collegeId !== null && existing.collegeId !== scope.collegeId;
      all.push({
        ...{ row, values, existing },
        phoneHash: personalData.phoneHash(scope.schoolId, values.phone),
        idNumberHash: personalData.idNumberHash(scope.schoolId, values.idNumber),
        profile: profiles.get(existing?.id ?? '') ?? null,
        problem: elsewhere
          ? { column: 'candidateNumber', code: 'personElsewhere', value: row.number }
          : null,
      });
    }
  }
  return all;
}

async function listProfiles(ids: readonly string[]): Promise<Map<string, Profile>> {
  if (ids.length === 0) return new Map();
  const where = { personId: { [Op.in]: [...ids] } };
  const profiles = await CandidateProfileRecord.findAll({ where, raw: true });
  return new Map(profiles.map((profile) => [profile.personId, profile]));
}

/** Phones and ID numbers that other candidates of the school have. */
async function refuseTaken(
  met: readonly Met[],
  { scope }: CompareOptions,
  { bulk }: CompareDependencies,
): Promise<void> {
  const of = { schoolId: scope.schoolId, kind: 'candidate' } as const;
  const owners = { phoneHash: new Map<string, string>(), idNumberHash: new Map<string, string>() };
  for await (const part of inParts(met, BULK_ROWS)) {
    for (const column of ['phoneHash', 'idNumberHash'] as const) {
      const wanted = new Map(part.map((one) => [one[column], one]));
      for (const person of await bulk.find(of, column, [...wanted.keys()], false)) {
        const value = person[column] ?? '';
        const by = wanted.get(value);
        // Two kinds of document may have the same number.
        const another =
          column === 'idNumberHash' && by?.values.idDocumentType !== person.idDocumentType;
        if (by?.existing?.id !== person.id && !another) owners[column].set(value, person.id);
      }
    }
  }
  const claims = (column: 'phoneHash' | 'idNumberHash') =>
    met
      .filter(({ problem }) => problem === null)
      .map((one) => ({ one, personId: one.existing?.id ?? null, value: one[column] }));
  for (const { one } of refusedClaims(claims('phoneHash'), owners.phoneHash)) {
    one.problem = { column: 'phone', code: 'phoneOfOther', value: one.values.phone };
  }
  for (const { one } of refusedClaims(claims('idNumberHash'), owners.idNumberHash)) {
    one.problem ??= { column: 'idNumber', code: 'idNumberOfOther', value: one.values.idNumber };
  }
}

function compareRow(
  row: CheckedRow<CandidateValues>,
  met: Met | undefined,
  names: SchoolNamesById,
  { personalData }: CompareDependencies,
): ComparedRow<CandidateValues> {
  if (!met) return { ...row, outcome: 'wrong', changes: [] };
  if (met.problem) {
    return { ...row, values: null, problems: [met.problem], outcome: 'wrong', changes: [] };
  }
  if (!met.existing) return { ...row, outcome: 'new', changes: [] };
  const changes = findChanges(met, met.existing, names, personalData);
  return { ...row, outcome: changes.length > 0 ? 'changed' : 'unchanged', changes };
}

function findChanges(
  { values, profile, phoneHash, idNumberHash }: Met,
  existing: Person,
  names: SchoolNamesById,
  personalData: PersonalData,
): ValueChange[] {
  const changes: ValueChange[] = [];
  const note = (column: string, before: string | null, after: string | null) => {
    if (after !== null && before !== after) {
      changes.push({ column, before: before ?? '', after });
    }
  };
  note('name', existing.name, values.name);
  note('idDocumentType', existing.idDocumentType, values.idDocumentType);
  if (existing.idNumberHash !== idNumberHash) {
    const before = personalData.idNumberOf(existing);
    changes.push({
      column: 'idNumber',
      before: before === null ? '' : maskIdNumber(before),
      after: maskIdNumber(values.idNumber),
    });
  }
  if (existing.phoneHash !== phoneHash) {
    const before = maskPhone(personalData.phoneOf(existing));
    changes.push({ column: 'phone', before, after: maskPhone(values.phone) });
  }
  note('college', names.college(existing.collegeId), names.college(values.collegeId));
  note('major', names.major(existing.majorId), names.major(values.majorId));
  note('gender', profile?.gender ?? null, values.gender);
  note('remark', profile?.remark ?? '', values.remark);
  return changes;
}

/** Candidates of the scope whose number stands in no row, right or wrong. */
async function findMissing(
  rows: readonly CheckedRow<CandidateValues>[],
  { scope }: CompareOptions,
): Promise<MissingPerson[]> {
  const named = new Set(rows.map(({ number, values }) => values?.candidateNumber ?? number));
  const people = await PersonRecord.findAll({
    where: {
      schoolId: scope.schoolId,
      kind: 'candidate',
      ...(scope.collegeId !== null && { collegeId: scope.collegeId }),
    },
    attributes: ['candidateNumber', 'name'],
    order: ['candidateNumber'],
    raw: true,
  });
  return people
    .filter(({ candidateNumber }) => !named.has(candidateNumber ?? ''))
    .map(({ candidateNumber, name }) => ({ number: candidateNumber ?? '', name }));
}

async function write(
  met: readonly Met[],
  compared: Comparison<CandidateValues>['rows'],
  { scope }: CompareOptions,
  { bulk, phoneChanges }: CompareDependencies,
  progress: (rows: number) => Promise<void>,
): Promise<void> {
  const outcomes = new Map(compared.map(({ row, outcome }) => [row, outcome]));
  const written = met.filter(({ row }) =>
    ['new', 'changed'].includes(outcomes.get(row.row) ?? 'wrong'),
  );
  const renumbered = written.flatMap(({ existing, values, phoneHash }) =>
    existing && existing.phoneHash !== phoneHash ? [{ person: existing, phone: values.phone }] : [],
  );
  for await (const part of inParts(renumbered, BULK_ROWS)) {
    await bulk.releasePhones(part.map(({ person }) => person.id));
  }
  let done = 0;
  for await (const part of inParts(written, BULK_ROWS)) {
    const people = part.map((one) => ({ one, person: toPerson(one, scope.schoolId) }));
    const added = people.filter(({ one }) => one.existing === null);
    const changed = people.filter(({ one }) => one.existing !== null);
    await bulk.insert(added.map(({ person }) => person));
    await bulk.update(changed.map(({ person }) => person));
    await CandidateProfileRecord.bulkCreate(
      people.map(({ one, person }) => ({
        personId: person.id,
        gender: one.values.gender ?? one.profile?.gender ?? null,
        remark: one.values.remark ?? one.profile?.remark ?? '',
      })),
      { updateOnDuplicate: ['gender', 'remark'] },
    );
    await progress((done += part.length));
  }
  for (const change of renumbered) await phoneChanges.follow(change);
}

function toPerson({ values, existing }: Met, schoolId: string): WrittenPerson {
  const { gender: _gender, remark: _remark, ...facts } = values;
  return {
    ...facts,
    id: existing?.id ?? randomUUID(),
    schoolId,
    kind: 'candidate',
    staffNumber: null,
  };
}
