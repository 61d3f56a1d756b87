import {
  BULK_ROWS,
  type AdministrationScope,
  type PeopleInBulk,
  type Person,
  type PersonalData,
} from '../../schools/index.ts';
import { normaliseIdNumber } from '../checks/id-document.ts';
import { inParts } from '../imports/in-parts.ts';
import { numbersInName } from './photo-names.ts';

/** Whose picture a file of an archive is. */
export interface MatchedFile {
  readonly file: string;
  /** Null when its name is nobody's number. */
  readonly person: Person | null;
  /** Another file is of the same candidate. */
  readonly repeated: boolean;
}

/** Finds candidates of the scope by candidate number or ID number; files that are no pictures drop out. */
export async function matchPhotos(
  files: readonly string[],
  scope: AdministrationScope,
  { bulk, personalData }: { readonly bulk: PeopleInBulk; readonly personalData: PersonalData },
): Promise<MatchedFile[]> {
  const named = files
    .map((file) => ({ file, numbers: numbersInName(file) }))
    .filter(({ numbers }) => numbers.length > 0);
  const matched: { file: string; person: Person | null }[] = [];
  const of = { schoolId: scope.schoolId, kind: 'candidate' } as const;
  const hash = (number: string) =>
    personalData.idNumberHash(scope.schoolId, normaliseIdNumber(number));
  for await (const part of inParts(named, BULK_ROWS / 2)) {
    const numbers = part.flatMap((one) => one.numbers);
    const numbered = await bulk.find(of, 'candidateNumber', numbers, false);
    const identified = await bulk.find(of, 'idNumberHash', numbers.map(hash), false);
    const people = new Map<string | null, Person>();
    for (const person of [...numbered, ...identified]) {
      if (scope.collegeId !== null && person.collegeId !== scope.collegeId) continue;
      people.set(person.candidateNumber, person);
      people.set(person.idNumberHash, person);
    }
    for (const { file, numbers: own } of part) {
      const person = own.flatMap((one) => people.get(one) ?? people.get(hash(one)) ?? []).at(0);
      matched.push({ file, person: person ?? null });
    }
  }
  return markRepeated(matched);
}

function markRepeated(matched: readonly { file: string; person: Person | null }[]): MatchedFile[] {
  const counts = new Map<string, number>();
  for (const { person } of matched) {
    if (person) counts.set(person.id, (counts.get(person.id) ?? 0) + 1);
  }
  return matched.map((one) => ({
    ...one,
    repeated: one.person !== null && (counts.get(one.person.id) ?? 0) > 1,
  }));
}
