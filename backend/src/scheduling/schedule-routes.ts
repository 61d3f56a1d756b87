import {
  addRoomRequest,
  candidateSearchView,
  changeRoomRequest,
  examRoomOptionsView,
  generateRequest,
  movedView,
  moveRequest,
  placeRequest,
  planRequest,
  planView,
  recusalParams,
  recusalRequest,
  recusalsView,
  roomIdView,
  scheduleBoardView,
  scheduleExamParams,
  scheduleExamsView,
  scheduleMatchesView,
  scheduleQuery,
  scheduleRoomParams,
  scheduleSearchQuery,
  scheduleStaffListView,
  scheduleStaffQuery,
  staffChangedView,
  staffChangesRequest,
  unplacedView,
  unplaceRequest,
} from '@exam/contracts';

import { sendFile } from '../platform/http/send-file.ts';
import { route, type Route } from '../platform/http/route.ts';
import { administrationScope } from '../schools/index.ts';
import type { AssignStaff } from './commands/assign-staff.ts';
import type { EditRooms } from './commands/edit-rooms.ts';
import type { GenerateRooms } from './commands/generate-rooms.ts';
import type { MoveSittings } from './commands/move-sittings.ts';
import type { PlaceCandidates } from './commands/place-candidates.ts';
import type { RecordRecusals } from './commands/record-recusals.ts';
import type { ExportSchedule } from './queries/export-schedule.ts';
import type { ListExamRooms } from './queries/list-exam-rooms.ts';
import type { PreviewPlan } from './queries/plan-exam.ts';
import type { ScheduleQueries } from './queries/schedule-queries.ts';
import type { ScheduleStore } from './schedule-store.ts';

export interface ScheduleHandlers {
  readonly queries: ScheduleQueries;
  readonly listExamRooms: ListExamRooms;
  readonly schedule: ScheduleStore;
  readonly previewPlan: PreviewPlan;
  readonly generateRooms: GenerateRooms;
  readonly editRooms: EditRooms;
  readonly moveSittings: MoveSittings;
  readonly placeCandidates: PlaceCandidates;
  readonly assignStaff: AssignStaff;
  readonly recordRecusals: RecordRecusals;
  readonly exportSchedule: ExportSchedule;
}

export const administrators = ['schoolAdmin', 'collegeAdmin'] as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The schedule of a school or of a college: its rooms, who is in them, and recusals. */
export function scheduleRoutes(handlers: ScheduleHandlers): Route[] {
  return [
    ...readingRoutes(handlers),
    ...planningRoutes(handlers),
    ...roomRoutes(handlers),
    ...seatingRoutes(handlers),
    ...recusalRoutes(handlers),
  ];
}

const read = { method: 'get', access: administrators } as const;
const command = { method: 'post', access: administrators, idempotent: true, status: 204 } as const;

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

function roomRoutes({ editRooms }: ScheduleHandlers): Route[] {
  return [
    route({
      ...command,
      path: '/schedule/rooms',
      summary: 'Adds a room; 409 exam-room-name-taken.',
      body: addRoomRequest,
      answer: roomIdView,
      status: 201,
      handle: async ({ actor, body }) => ({
        examRoomId: await editRooms.add(administrationScope(actor), body),
      }),
    }),
    route({
      ...command,
      path: '/schedule/rooms/:examRoomId',
      summary: 'Changes name, times, length and breaks of a room.',
      params: scheduleRoomParams,
      body: changeRoomRequest,
      handle: ({ actor, params, body }) =>
        editRooms.change(administrationScope(actor), params.examRoomId, body),
    }),
    route({
      ...command,
      method: 'delete',
      path: '/schedule/rooms/:examRoomId',
      summary: 'Removes a room in which nothing has happened; 409 exam-room-touched.',
      params: scheduleRoomParams,
      handle: ({ actor, params }) =>
        editRooms.remove(administrationScope(actor), params.examRoomId),
    }),
  ];
}

function seatingRoutes(handlers: ScheduleHandlers): Route[] {
  const { moveSittings, placeCandidates, assignStaff } = handlers;
  return [
    route({
      ...command,
      path: '/schedule/moves',
      summary: 'Moves candidates to rooms and positions, all or none; answers what takes it back.',
      body: moveRequest,
      answer: movedView,
      status: 200,
      handle: async ({ actor, body }) => ({
        undo: await moveSittings(
          administrationScope(actor),
          actor.personId,
          body.moves,
          body.drawnOrder,
        ),
      }),
    }),
    route({
      ...command,
      path: '/schedule/rooms/:examRoomId/candidates',
      summary: 'Seats candidates without a place at the end of a room.',
      params: scheduleRoomParams,
      body: placeRequest,
      handle: ({ actor, params, body }) =>
        placeCandidates.place(administrationScope(actor), params.examRoomId, body.candidateIds),
    }),
    route({
      ...command,
      path: '/schedule/removals',
      summary: 'Takes candidates out of the exam with whom nothing has happened.',
      body: unplaceRequest,
      handle: ({ actor, body }) =>
        placeCandidates.unplace(administrationScope(actor), actor.personId, body),
    }),
    route({
      ...command,
      path: '/schedule/staff-changes',
      summary: 'Gives staff roles in rooms and takes them away; answers what takes it back.',
      body: staffChangesRequest,
      answer: staffChangedView,
      status: 200,
      handle: async ({ actor, body }) => ({
        undo: await assignStaff(administrationScope(actor), actor.personId, body.changes),
      }),
    }),
  ];
}

function recusalRoutes({ queries, schedule, recordRecusals }: ScheduleHandlers): Route[] {
  return [
    route({
      ...read,
      path: '/schedule/candidates',
      summary: 'Candidates whose name or number contains a text; at most 20.',
      query: scheduleSearchQuery.pick({ search: true }),
      answer: candidateSearchView,
      handle: async ({ actor, query }) => ({
        candidates: await schedule.searchCandidates(administrationScope(actor), query.search),
      }),
    }),
    route({
      ...read,
      path: '/schedule/recusals',
      summary: 'Who must not examine whom, newest first.',
      answer: recusalsView,
      handle: async ({ actor }) => ({
        recusals: await queries.recusals(administrationScope(actor)),
      }),
    }),
    route({
      ...command,
      path: '/schedule/recusals',
      summary: 'Records that somebody must not examine a candidate; 409 recusal-exists.',
      body: recusalRequest,
      handle: ({ actor, body }) =>
        recordRecusals.add(administrationScope(actor), actor.personId, body),
    }),
    route({
      ...command,
      method: 'delete',
      path: '/schedule/recusals/:recusalId',
      summary: 'Takes a recusal back.',
      params: recusalParams,
      handle: ({ actor, params }) =>
        recordRecusals.remove(administrationScope(actor), params.recusalId),
    }),
  ];
}
