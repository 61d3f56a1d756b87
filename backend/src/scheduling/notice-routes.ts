import {
  noticeParams,
  noticePreviewRequest,
  noticePreviewView,
  noticeRequest,
  noticesView,
  noticeView,
  smsQuotaView,
} from '@exam/contracts';

import { route, type Route } from '../platform/http/route.ts';
import { administrationScope } from '../schools/index.ts';
import type { SendNotices } from './commands/send-notices.ts';
import { administrators } from './schedule-handlers.ts';

/** Text messages to those whom the schedule concerns, and what became of them. */
export function noticeRoutes(notices: SendNotices): Route[] {
  const read = { method: 'get', access: administrators } as const;
  const command = { method: 'post', access: administrators, idempotent: true } as const;
  return [
    route({
      ...read,
      path: '/schedule/sms-quota',
      summary: 'How many messages the school may send, and has sent.',
      answer: smsQuotaView,
      handle: ({ actor }) => notices.quota(administrationScope(actor)),
    }),
    route({
      method: 'post',
      access: administrators,
      path: '/schedule/notices/preview',
      summary: 'Counts a notice and shows one message of it; 409 exam-not-published.',
      body: noticePreviewRequest,
      answer: noticePreviewView,
      handle: ({ actor, body }) => notices.preview(administrationScope(actor), body),
    }),
    route({
      ...command,
      path: '/schedule/notices',
      summary:
        'Sends the notice that was previewed, once; 409 sms-quota-exceeded, schedule-changed.',
      body: noticeRequest,
      status: 204,
      handle: ({ actor, body }) => notices.send(administrationScope(actor), actor.personId, body),
    }),
    route({
      ...read,
      path: '/schedule/notices',
      summary: 'The newest 50 notices, with their outcomes.',
      answer: noticesView,
      handle: async ({ actor }) => ({ notices: await notices.list(administrationScope(actor)) }),
    }),
    route({
      ...read,
      path: '/schedule/notices/:noticeId',
      summary: 'A notice with the outcome of each message.',
      params: noticeParams,
      answer: noticeView,
      handle: ({ actor, params }) => notices.get(administrationScope(actor), params.noticeId),
    }),
    route({
      ...command,
      path: '/schedule/notices/:noticeId/again',
      summary: 'Sends those messages again that failed.',
      params: noticeParams,
      answer: noticeView,
      handle: async ({ actor, params }) => {
        const scope = administrationScope(actor);
        await notices.sendAgain(scope, params.noticeId);
        return notices.get(scope, params.noticeId);
      },
    }),
  ];
}
