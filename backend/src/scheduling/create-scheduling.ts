import type { Route } from '../platform/http/route.ts';
import { createChangeExam } from './commands/change-exam.ts';
import { createCreateExam } from './commands/create-exam.ts';
import type { ExamDependencies } from './commands/dependencies.ts';
import { createMoveExam } from './commands/move-exam.ts';
import { examRoutes } from './exam-routes.ts';
import { createExamQueries } from './queries/exam-queries.ts';

/** Puts the administrators' side of the domain together. */
export function createScheduling(dependencies: ExamDependencies): { routes: readonly Route[] } {
  const commands = {
    ...createCreateExam(dependencies),
    ...createMoveExam(dependencies),
    change: createChangeExam(dependencies),
  };
  return { routes: examRoutes(commands, createExamQueries(dependencies)) };
}
