import {
  candidateMessageRequest,
  chatView,
  examRoomParams,
  sittingParams,
  staffMessageRequest,
} from '@exam/contracts';

import { route, type Route } from '../platform/http/route.ts';
import type { Chat } from './chat.ts';

/** Messages between a candidate and the waiting and main examiners of the room. */
export function chatRoutes(chat: Chat): Route[] {
  const write = { method: 'post', answer: chatView, idempotent: true } as const;
  return [
    route({
      method: 'get',
      path: '/my/sittings/:sittingId/messages',
      access: ['candidate'],
      summary: 'What the candidate wrote and was written.',
      params: sittingParams,
      answer: chatView,
      handle: async ({ actor, params }) => ({
        messages: await chat.readAsCandidate(actor, params.sittingId),
      }),
    }),
    route({
      ...write,
      path: '/my/sittings/:sittingId/messages',
      access: ['candidate'],
      summary: 'Writes to the waiting and main examiners.',
      params: sittingParams,
      body: candidateMessageRequest,
      handle: async ({ actor, params: { sittingId }, body }) => {
        await chat.writeAsCandidate(actor, sittingId, body.text);
        return { messages: await chat.readAsCandidate(actor, sittingId) };
      },
    }),
    route({
      method: 'get',
      path: '/exam-rooms/:examRoomId/messages',
      access: ['examiner'],
      summary: 'Every message of the room.',
      params: examRoomParams,
      answer: chatView,
      handle: async ({ actor, params }) => ({
        messages: await chat.readAsStaff(actor, params.examRoomId),
      }),
    }),
    route({
      ...write,
      path: '/exam-rooms/:examRoomId/messages',
      access: ['examiner'],
      summary: 'Writes to one candidate, or to all of the room.',
      params: examRoomParams,
      body: staffMessageRequest,
      handle: async ({ actor, params: { examRoomId }, body }) => {
        await chat.writeAsStaff(actor, examRoomId, body);
        return { messages: await chat.readAsStaff(actor, examRoomId) };
      },
    }),
  ];
}
