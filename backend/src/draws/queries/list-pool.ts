import type { AdministrationScope, PersonStore, SchoolStore } from '../../schools/index.ts';
import type { PoolPerson } from '../freeze-list.ts';

/** Staff whom an administrator may put into a pool, by name. */
export async function listPool(
  { people, schools }: { readonly people: PersonStore; readonly schools: SchoolStore },
  { schoolId, collegeId }: AdministrationScope,
): Promise<PoolPerson[]> {
  const colleges = new Map(
    (await schools.listColleges(schoolId)).map((college) => [college.id, college.name]),
  );
  const staff = await people.listStaff(schoolId, collegeId);
  return staff.map((person) => ({
    id: person.id,
    name: person.name,
    unit: person.collegeId === null ? null : (colleges.get(person.collegeId) ?? null),
  }));
}
