import type { ExamMajor, ExamsQuery, ExamSummariesView, ExamView } from '@exam/contracts';

import type { Actor } from '../../platform/policy/actor.ts';
import { administrationScope, type College, type Major } from '../../schools/index.ts';
import type { ExamDependencies } from '../commands/dependencies.ts';
import { presentExamForAdmin, presentExamSummary, type ExamFacts } from '../exam-presenter.ts';
import type { Exam } from '../exam.ts';

/** What administrators read of the exams of their school or college. */
export interface ExamQueries {
  readonly exams: (actor: Actor, query: ExamsQuery) => Promise<ExamSummariesView>;
  /** Rejects with NotFoundError outside of the scope. */
  readonly exam: (actor: Actor, examId: string) => Promise<ExamView>;
  /** By college and name. */
  readonly majors: (actor: Actor) => Promise<ExamMajor[]>;
}

type Dependencies = Pick<ExamDependencies, 'exams' | 'schools' | 'sittings' | 'people'>;

/** Builds the queries. */
export function createExamQueries({ exams, schools, sittings, people }: Dependencies): ExamQueries {
  const structure = async (schoolId: string) => {
    const [colleges, majors] = await Promise.all([
      schools.listColleges(schoolId),
      schools.listMajors(schoolId),
    ]);
    return { colleges, majors };
  };

  const factsOf = async (
    all: readonly Exam[],
    { colleges, majors }: { colleges: readonly College[]; majors: readonly Major[] },
  ): Promise<ExamFacts[]> => {
    const rooms = await exams.roomsOf(all.map(({ id }) => id));
    const counts = await sittings.countByRoom(rooms.map(({ id }) => id));
    const names = await people(all.flatMap(({ changedBy }) => changedBy ?? []));
    return all.map((exam) => {
      const own = rooms.filter(({ examId }) => examId === exam.id);
      const sum = (count: 'sittings' | 'started') =>
        own.reduce((total, { id }) => total + (counts.get(id)?.[count] ?? 0), 0);
      return {
        exam,
        college: required(colleges, exam.collegeId),
        major: required(majors, exam.majorId),
        rooms: own,
        sittings: sum('sittings'),
        started: sum('started'),
        changedByName: (exam.changedBy && names.get(exam.changedBy)?.name) ?? null,
      };
    });
  };

  return {
    exams: async (actor, query) => {
      const scope = administrationScope(actor);
      const school = await structure(scope.schoolId);
      const searched = query.search.toLowerCase();
      const majorIds = school.majors
        .filter(({ name }) => name.toLowerCase().includes(searched))
        .map(({ id }) => id);
      const page = await exams.list(scope, query, majorIds);
      const facts = await factsOf(page.exams, school);
      return { exams: facts.map(presentExamSummary), total: page.total };
    },

    exam: async (actor, examId) => {
      const scope = administrationScope(actor);
      const exam = await exams.get(scope, examId);
      const [facts] = await factsOf([exam], await structure(scope.schoolId));
      if (!facts) throw new Error('one exam has one account of it');
      return presentExamForAdmin(facts);
    },

    majors: async (actor) => {
      const { schoolId, collegeId } = administrationScope(actor);
      const { colleges, majors } = await structure(schoolId);
      return colleges
        .filter(({ id }) => collegeId === null || id === collegeId)
        .flatMap((college) =>
          majors
            .filter((major) => major.collegeId === college.id)
            .map(({ id, name }) => ({
              ...{ id, name },
              ...{ collegeId: college.id, collegeName: college.name },
            })),
        );
    },
  };
}

function required<T extends { readonly id: string }>(all: readonly T[], id: string): T {
  const found = all.find((one) => one.id === id);
  if (!found) throw new Error(`the books of the school lack ${id}`);
  return found;
}
