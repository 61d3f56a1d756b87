import type { RecusalStore } from '../../scheduling/index.ts';
import type { AdministrationScope, PersonStore, SchoolStore } from '../../schools/index.ts';
import type { DrawCandidate } from '../draw-subject.ts';
import type { PoolPerson } from '../freeze-list.ts';

interface Dependencies {
  readonly people: PersonStore;
  readonly schools: SchoolStore;
  readonly recusals: RecusalStore;
}

/** Staff whom an administrator may put into a pool, by name. */
export async function listPool(
  { people, schools, recusals }: Dependencies,
  { schoolId, collegeId }: AdministrationScope,
  candidates: readonly DrawCandidate[],
): Promise<PoolPerson[]> {
  const colleges = new Map(
    (await schools.listColleges(schoolId)).map((college) => [college.id, college.name]),
  );
  const staff = await people.listStaff(schoolId, collegeId);
  const roomOf = new Map(candidates.map((seat) => [seat.candidateId, seat.examRoomId]));
  const pairs = await recusals.listAmong(
    staff.map(({ id }) => id),
    [...roomOf.keys()],
  );
  return staff.map((person) => ({
    id: person.id,
    name: person.name,
    unit: person.collegeId === null ? null : (colleges.get(person.collegeId) ?? null),
    recusedFrom: pairs
      .filter(({ staffId }) => staffId === person.id)
      .flatMap(({ candidateId }) => roomOf.get(candidateId) ?? []),
  }));
}
