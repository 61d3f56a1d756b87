import {
  addRoomRequest,
  candidateSearchView,
  changeRoomRequest,
  movedView,
  moveRequest,
  placeRequest,
  recusalParams,
  recusalRequest,
  recusalsView,
  roomIdView,
  scheduleRoomParams,
  scheduleSearchQuery,
  staffChangedView,
  staffChangesRequest,
  unplaceRequest,
} from '@exam/contracts';

import { route, type Route } from '../platform/http/route.ts';
import { administrationScope } from '../schools/index.ts';
import { command, read, type ScheduleHandlers } from './schedule-handlers.ts';

/** Changes of the schedule by hand, and recusals. */
export function scheduleChangeRoutes(handlers: ScheduleHandlers): Route[] {
  return [...roomRoutes(handlers), ...seatingRoutes(handlers), ...recusalRoutes(handlers)];
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
