import {
  announcementParams,
  ownAnnouncementsView,
  ownAnnouncementView,
  readAnnouncementRequest,
} from '@exam/contracts';

import { route, type Route } from '../platform/http/route.ts';
import type { ReadAnnouncement } from './commands/read-announcement.ts';
import type { OwnQueries } from './queries/own-queries.ts';

const candidates = ['candidate'] as const;

/** What candidates read. What does not concern them answers 404 announcement-not-found. */
export function ownAnnouncementRoutes(queries: OwnQueries, read: ReadAnnouncement): Route[] {
  return [
    route({
      method: 'get',
      path: '/my/announcements',
      access: candidates,
      summary: 'What is published and concerns the signed-in candidate.',
      answer: ownAnnouncementsView,
      handle: ({ actor }) => queries.list(actor),
    }),
    route({
      method: 'get',
      path: '/my/announcements/:announcementId',
      access: candidates,
      summary: 'One announcement with its text.',
      params: announcementParams,
      answer: ownAnnouncementView,
      handle: ({ actor, params }) => queries.get(actor, params.announcementId),
    }),
    route({
      method: 'post',
      path: '/my/announcements/:announcementId/read',
      access: candidates,
      summary: 'Notes that the candidate has read it.',
      params: announcementParams,
      body: readAnnouncementRequest,
      answer: ownAnnouncementsView,
      idempotent: true,
      handle: async ({ actor, params: { announcementId }, body }) => {
        await read(actor, announcementId, body.version);
        return queries.list(actor);
      },
    }),
  ];
}
