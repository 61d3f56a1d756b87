import type { StructureCollegeView, StructureView } from '@exam/contracts';

import type { Actor } from '../../platform/policy/actor.ts';
import { administrationScope } from '../administration-scope.ts';
import type { College, Major } from '../school-store.ts';
import { canChangeColleges } from '../structure-policy.ts';
import type { StructureStore } from '../structure-store.ts';

/** How many exams a school has, by the id of a college and by that of a major. */
export type CountExams = (schoolId: string) => Promise<ReadonlyMap<string, number>>;

/** The colleges that the actor administers. Rejects with ForbiddenError for who administers none. */
export type ViewStructure = (actor: Actor) => Promise<StructureView>;

export function createViewStructure(
  structure: StructureStore,
  countExams: CountExams,
): ViewStructure {
  return async (actor) => {
    const scope = administrationScope(actor);
    const colleges = await structure.listColleges(scope);
    const majors = await structure.listMajors(scope);
    const people = await structure.countPeople(actor.schoolId);
    const exams = await countExams(actor.schoolId);
    const addCollege = canChangeColleges(actor);
    const present = (college: College): StructureCollegeView => {
      const own = majors.filter(({ collegeId }) => collegeId === college.id);
      const counts = { staff: 0, candidates: 0, ...people.get(college.id) };
      const facts = { ...counts, exams: exams.get(college.id) ?? 0 };
      const isEmpty = own.length + facts.staff + facts.candidates + facts.exams === 0;
      return {
        ...college,
        ...facts,
        majors: own.map((major) => presentMajor(major, exams.get(major.id) ?? 0)),
        can: { edit: true, remove: addCollege && isEmpty, addMajor: true },
      };
    };
    return { colleges: colleges.map(present), can: { addCollege } };
  };
}

function presentMajor({ id, name, code }: Major, exams: number) {
  return { id, name, code, exams, can: { edit: true, remove: exams === 0 } };
}
