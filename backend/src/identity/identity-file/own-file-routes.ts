import {
  identityPageOrder,
  identityPageParams,
  identitySubmission,
  identityTurn,
  ownIdentityFileView,
  sittingParams,
} from '@exam/contracts';

import { route, type Route } from '../../platform/http/route.ts';
import type { ChangePages } from './commands/change-pages.ts';
import type { SubmitFile } from './commands/submit-file.ts';
import type { ViewFile } from './queries/view-file.ts';

const candidates = ['candidate'] as const;
const path = '/my/sittings/:sittingId/identity-file';

interface Parts {
  readonly view: ViewFile;
  readonly pages: ChangePages;
  readonly submit: SubmitFile;
}

/** What candidates do with their own file, beside uploading. Another's answers 404 sitting-not-found. */
export function ownFileRoutes({ view, pages, submit }: Parts): Route[] {
  const command = {
    method: 'post',
    access: candidates,
    answer: ownIdentityFileView,
    idempotent: true,
  } as const;
  return [
    route({
      method: 'get',
      path,
      access: candidates,
      summary: 'The identity file of one sitting of the signed-in candidate.',
      params: sittingParams,
      answer: ownIdentityFileView,
      handle: ({ actor, params }) => view.own(actor, params.sittingId),
    }),
    route({
      ...command,
      path: `${path}/pages/:pageId/turn`,
      summary: 'Turns a page clockwise.',
      params: identityPageParams,
      body: identityTurn,
      handle: async ({ actor, params: { sittingId, pageId }, body }) => {
        await pages.turn(actor, sittingId, pageId, body.degrees);
        return view.own(actor, sittingId);
      },
    }),
    route({
      ...command,
      path: `${path}/pages/:pageId/remove`,
      summary: 'Deletes a page for good.',
      params: identityPageParams,
      handle: async ({ actor, params: { sittingId, pageId } }) => {
        await pages.remove(actor, sittingId, pageId);
        return view.own(actor, sittingId);
      },
    }),
    route({
      ...command,
      path: `${path}/order`,
      summary: 'Puts the pages of one document in another order.',
      params: sittingParams,
      body: identityPageOrder,
      handle: async ({ actor, params: { sittingId }, body: { documentId, pageIds } }) => {
        await pages.arrange(actor, sittingId, documentId, pageIds);
        return view.own(actor, sittingId);
      },
    }),
    route({
      ...command,
      path: `${path}/submission`,
      summary: 'Hands the file in.',
      params: sittingParams,
      body: identitySubmission,
      handle: async ({ actor, params: { sittingId }, body }) => {
        await submit(actor, sittingId, body.version);
        return view.own(actor, sittingId);
      },
    }),
  ];
}
