import {
  announcementAudiencesView,
  announcementParams,
  announcementStepRequest,
  announcementsQuery,
  announcementsView,
  announcementVersionsView,
  announcementView,
  createAnnouncementRequest,
  publishAnnouncementRequest,
  saveAnnouncementRequest,
  withdrawAnnouncementRequest,
} from '@exam/contracts';

import { route, type Route } from '../platform/http/route.ts';
import type { EditorCommands } from './commands/editor-commands.ts';
import type { PublicationCommands } from './commands/publication-commands.ts';
import type { EditorQueries } from './queries/editor-queries.ts';

const administrators = ['schoolAdmin', 'collegeAdmin'] as const;

/** What administrators do about announcements. What is outside of their scope answers 404. */
export function announcementRoutes(
  commands: EditorCommands & PublicationCommands,
  queries: EditorQueries,
): Route[] {
  const read = { method: 'get', access: administrators } as const;
  const command = {
    method: 'post',
    access: administrators,
    answer: announcementView,
    idempotent: true,
  } as const;
  const one = { ...command, params: announcementParams } as const;
  return [
    route({
      ...read,
      path: '/announcements',
      summary: 'Announcements, searched by title and state, 30 a page.',
      query: announcementsQuery,
      answer: announcementsView,
      handle: ({ actor, query }) => queries.search(actor, query),
    }),
    route({
      ...read,
      path: '/announcement-audiences',
      summary: 'To whom the signed-in administrator may address announcements.',
      answer: announcementAudiencesView,
      handle: ({ actor }) => queries.audiences(actor),
    }),
    route({
      ...command,
      path: '/announcements',
      summary: 'Begins a draft.',
      body: createAnnouncementRequest,
      handle: async ({ actor, body }) =>
        queries.get(actor, await commands.create(actor, body.audience)),
    }),
    route({
      ...read,
      path: '/announcements/:announcementId',
      summary: 'One announcement with its text.',
      params: announcementParams,
      answer: announcementView,
      handle: ({ actor, params }) => queries.get(actor, params.announcementId),
    }),
    route({
      ...read,
      path: '/announcements/:announcementId/versions',
      summary: 'Every text that was published, newest first.',
      params: announcementParams,
      answer: announcementVersionsView,
      handle: ({ actor, params }) => queries.versions(actor, params.announcementId),
    }),
    route({
      ...one,
      path: '/announcements/:announcementId/save',
      summary: 'Saves a draft, or changes what is scheduled or published.',
      body: saveAnnouncementRequest,
      handle: async ({ actor, params: { announcementId }, body }) => {
        await commands.save(actor, announcementId, body);
        return queries.get(actor, announcementId);
      },
    }),
    route({
      ...one,
      path: '/announcements/:announcementId/publish',
      summary: 'Publishes at once, or at a time.',
      body: publishAnnouncementRequest,
      handle: async ({ actor, params: { announcementId }, body: { revision, at } }) => {
        const seen = { announcementId, revision };
        await commands.publish(actor, seen, at === null ? null : new Date(at));
        return queries.get(actor, announcementId);
      },
    }),
    route({
      ...one,
      path: '/announcements/:announcementId/unschedule',
      summary: 'Makes a draft again of what was scheduled.',
      body: announcementStepRequest,
      handle: async ({ actor, params: { announcementId }, body: { revision } }) => {
        await commands.unschedule(actor, { announcementId, revision });
        return queries.get(actor, announcementId);
      },
    }),
    route({
      ...one,
      path: '/announcements/:announcementId/withdraw',
      summary: 'Takes back what is published; nobody can read it any more.',
      body: withdrawAnnouncementRequest,
      handle: async ({ actor, params: { announcementId }, body: { revision, reason } }) => {
        await commands.withdraw(actor, { announcementId, revision }, reason);
        return queries.get(actor, announcementId);
      },
    }),
    route({
      ...one,
      path: '/announcements/:announcementId/duplicate',
      summary: 'Begins a draft with the same content.',
      handle: async ({ actor, params }) =>
        queries.get(actor, await commands.duplicate(actor, params.announcementId)),
    }),
    route({
      ...one,
      path: '/announcements/:announcementId/remove',
      summary: 'Deletes a draft for good; answers with the first page of what is left.',
      answer: announcementsView,
      handle: async ({ actor, params }) => {
        await commands.remove(actor, params.announcementId);
        return queries.search(actor, { search: '', state: undefined, page: 1 });
      },
    }),
  ];
}
