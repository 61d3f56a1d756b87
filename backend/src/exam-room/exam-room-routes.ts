import {
  examRoomParams,
  examRoomSittingParams,
  examRoomSummariesView,
  examRoomView,
  staffStepRequest,
} from '@exam/contracts';

import { route, type Route } from '../platform/http/route.ts';
import type { CallNext } from './commands/call-next.ts';
import type { RunRoom } from './commands/run-room.ts';
import type { TakeStaffStep } from './commands/take-staff-step.ts';
import type { ExamRoomQueries } from './queries/exam-room-queries.ts';

interface Handlers extends ExamRoomQueries {
  readonly callNext: CallNext;
  readonly takeStaffStep: TakeStaffStep;
  readonly openRoom: RunRoom;
  readonly endRoom: RunRoom;
}

const examiners = ['examiner'] as const;

/** What the staff of an exam room does. Every command answers the room as it is afterwards. */
export function examRoomRoutes(handlers: Handlers): Route[] {
  const { callNext, takeStaffStep, openRoom, endRoom, myExamRooms, examRoom } = handlers;
  const command = {
    method: 'post',
    access: examiners,
    answer: examRoomView,
    idempotent: true,
  } as const;
  return [
    route({
      method: 'get',
      path: '/my/exam-rooms',
      access: examiners,
      summary: 'The exam rooms in which the signed-in person has a role.',
      answer: examRoomSummariesView,
      handle: async ({ actor }) => ({ examRooms: await myExamRooms(actor) }),
    }),
    route({
      method: 'get',
      path: '/exam-rooms/:examRoomId',
      access: examiners,
      summary: 'An exam room with its sittings, staff and incidents.',
      params: examRoomParams,
      answer: examRoomView,
      handle: ({ actor, params }) => examRoom(actor, params.examRoomId),
    }),
    route({
      ...command,
      path: '/exam-rooms/:examRoomId/call-next',
      summary: 'Invites the first ready candidate in the drawn order; 404 nobody-ready.',
      params: examRoomParams,
      handle: async ({ actor, params: { examRoomId } }) => {
        await callNext(actor, examRoomId);
        return examRoom(actor, examRoomId);
      },
    }),
    route({
      ...command,
      path: '/exam-rooms/:examRoomId/open',
      summary: 'Opens the room, so that candidates can be called.',
      params: examRoomParams,
      handle: async ({ actor, params: { examRoomId } }) => {
        await openRoom(actor, examRoomId);
        return examRoom(actor, examRoomId);
      },
    }),
    route({
      ...command,
      path: '/exam-rooms/:examRoomId/end',
      summary: 'Ends the room for good; 409 exam-room-occupied while a candidate is engaged.',
      params: examRoomParams,
      handle: async ({ actor, params: { examRoomId } }) => {
        await endRoom(actor, examRoomId);
        return examRoom(actor, examRoomId);
      },
    }),
    route({
      ...command,
      path: '/exam-rooms/:examRoomId/sittings/:sittingId/steps',
      summary: 'Takes a sitting through a step; 409 sitting-moved when it moved meanwhile.',
      params: examRoomSittingParams,
      body: staffStepRequest,
      handle: async ({ actor, params, body }) => {
        await takeStaffStep(actor, params, body);
        return examRoom(actor, params.examRoomId);
      },
    }),
  ];
}
