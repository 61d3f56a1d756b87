import {
  examCopy,
  examCreation,
  examMajorsView,
  examParams,
  examsQuery,
  examStepRequest,
  examSummariesView,
  examUpdate,
  examView,
} from '@exam/contracts';

import { route, type Route } from '../platform/http/route.ts';
import type { ChangeExam } from './commands/change-exam.ts';
import type { CreateExamCommands } from './commands/create-exam.ts';
import type { MoveExamCommands } from './commands/move-exam.ts';
import type { ExamQueries } from './queries/exam-queries.ts';

const admins = ['schoolAdmin', 'collegeAdmin'] as const;

export interface ExamCommands extends CreateExamCommands, MoveExamCommands {
  readonly change: ChangeExam;
}

/** The exams of a school or of a college, for its administrators. What is another's answers 404. */
export function examRoutes(commands: ExamCommands, queries: ExamQueries): Route[] {
  const command = { access: admins, answer: examView, idempotent: true } as const;
  return [
    route({
      method: 'get',
      path: '/exams',
      access: admins,
      summary: 'Exams, newest first, a page at a time; by name, kind, college and status.',
      query: examsQuery,
      answer: examSummariesView,
      handle: ({ actor, query }) => queries.exams(actor, query),
    }),
    route({
      method: 'get',
      path: '/exam-majors',
      access: admins,
      summary: 'The majors whose exams this administrator may prepare.',
      answer: examMajorsView,
      handle: async ({ actor }) => ({ majors: await queries.majors(actor) }),
    }),
    route({
      ...command,
      method: 'post',
      path: '/exams',
      summary: 'Creates a draft with the defaults of its kind.',
      body: examCreation,
      status: 201,
      handle: async ({ actor, body }) =>
        queries.exam(actor, (await commands.create(actor, body)).id),
    }),
    route({
      method: 'get',
      path: '/exams/:examId',
      access: admins,
      summary: 'One exam with its flow, and what may be done with it.',
      params: examParams,
      answer: examView,
      handle: ({ actor, params }) => queries.exam(actor, params.examId),
    }),
    route({
      ...command,
      method: 'put',
      path: '/exams/:examId',
      summary: 'Changes an exam; after candidates have begun, only with a confirmation.',
      params: examParams,
      body: examUpdate,
      handle: async ({ actor, params: { examId }, body }) => {
        await commands.change(actor, examId, body);
        return queries.exam(actor, examId);
      },
    }),
    route({
      ...command,
      method: 'post',
      path: '/exams/:examId/copies',
      summary: 'Makes a draft with the same flow, also as a rehearsal.',
      params: examParams,
      body: examCopy,
      status: 201,
      handle: async ({ actor, params, body }) =>
        queries.exam(actor, (await commands.copy(actor, params.examId, body)).id),
    }),
    route({
      ...command,
      method: 'post',
      path: '/exams/:examId/steps',
      summary: 'Publishes, withdraws, archives or restores an exam.',
      params: examParams,
      body: examStepRequest,
      handle: async ({ actor, params: { examId }, body }) => {
        await commands.step(actor, examId, body);
        return queries.exam(actor, examId);
      },
    }),
    route({
      method: 'delete',
      path: '/exams/:examId',
      access: admins,
      summary: 'Deletes a draft that has no rooms.',
      params: examParams,
      idempotent: true,
      status: 204,
      handle: ({ actor, params }) => commands.remove(actor, params.examId),
    }),
  ];
}
