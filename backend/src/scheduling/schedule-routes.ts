import {
  examRoomOptionsView,
  generateRequest,
  planRequest,
  planView,
  scheduleBoardView,
  scheduleExamParams,
  scheduleExamsView,
  scheduleMatchesView,
  scheduleQuery,
  scheduleSearchQuery,
  scheduleStaffListView,
  scheduleStaffQuery,
  unplacedView,
} from '@exam/contracts';

import { sendFile } from '../platform/http/send-file.ts';
import { route, type Route } from '../platform/http/route.ts';
import { administrationScope } from '../schools/index.ts';
import { scheduleChangeRoutes } from './schedule-change-routes.ts';
import { administrators, command, read, type ScheduleHandlers } from './schedule-handlers.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The schedule of a school or of a college: its rooms, who is in them, and recusals. */
export function scheduleRoutes(handlers: ScheduleHandlers): Route[] {
  return [
    ...readingRoutes(handlers),
    ...planningRoutes(handlers),
    ...scheduleChangeRoutes(handlers),
  ];
}

function readingRoutes({ queries, listExamRooms, exportSchedule }: ScheduleHandlers): Route[] {
  return [
    route({
      ...read,
      path: '/schedule/exams',
      summary: 'Exams that rooms can be planned for, with who has no place yet.',
      answer: scheduleExamsView,
      handle: async ({ actor }) => ({ exams: await queries.exams(administrationScope(actor)) }),
    }),
    route({
      ...read,
      path: '/schedule/exams/:examId/unplaced',
      summary: 'Candidates of the exam’s major who have no place in it.',
      params: scheduleExamParams,
      answer: unplacedView,
      handle: async ({ actor, params }) => ({
        candidates: await queries.unplaced(administrationScope(actor), params.examId),
      }),
    }),
    route({
      ...read,
      path: '/schedule/exams/:examId/rooms',
      summary: 'The rooms of an exam that are not over, on all days, with their free places.',
      params: scheduleExamParams,
      answer: examRoomOptionsView,
      handle: async ({ actor, params }) => ({
        rooms: await listExamRooms(administrationScope(actor), params.examId),
      }),
    }),
    route({
      ...read,
      path: '/schedule/board',
      summary: 'The rooms of a day with everybody in them, and what is wrong with them.',
      query: scheduleQuery,
      answer: scheduleBoardView,
      handle: ({ actor, query }) => queries.board(administrationScope(actor), query),
    }),
    route({
      ...read,
      path: '/schedule/search',
      summary: 'Where candidates are whose name or number contains a text; at most 20.',
      query: scheduleSearchQuery,
      answer: scheduleMatchesView,
      handle: async ({ actor, query: { search, examId } }) => ({
        matches: await queries.search(administrationScope(actor), search, examId ?? null),
      }),
    }),
    route({
      ...read,
      path: '/schedule/staff',
      summary: 'Staff who can be given rooms, with how many each has on a day.',
      query: scheduleStaffQuery,
      answer: scheduleStaffListView,
      handle: async ({ actor, query }) => ({
        staff: await queries.staff(administrationScope(actor), query.date),
      }),
    }),
    route({
      ...read,
      path: '/schedule/export',
      summary: 'The schedule as xlsx: by room, by staff, by candidate.',
      query: scheduleQuery,
      handle: async ({ actor, query, ctx }) => {
        const body = await exportSchedule(administrationScope(actor), query);
        sendFile(ctx, { name: '考场安排.xlsx', type: XLSX, body });
      },
    }),
  ];
}

function planningRoutes({ previewPlan, generateRooms }: ScheduleHandlers): Route[] {
  return [
    route({
      method: 'post',
      access: administrators,
      path: '/schedule/exams/:examId/plan',
      summary: 'Plans rooms without carrying it out.',
      params: scheduleExamParams,
      body: planRequest,
      answer: planView,
      handle: ({ actor, params, body }) =>
        previewPlan(administrationScope(actor), params.examId, body),
    }),
    route({
      ...command,
      path: '/schedule/exams/:examId/rooms',
      summary: 'Carries out the plan that was seen; 409 schedule-changed, plan-impossible.',
      params: scheduleExamParams,
      body: generateRequest,
      handle: ({ actor, params, body }) =>
        generateRooms(administrationScope(actor), params.examId, body),
    }),
  ];
}
