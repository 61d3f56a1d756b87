import {
  identityPictureParams,
  identityPictureQuery,
  type IdentityPictureQuery,
} from '@exam/contracts';
import type { ParameterizedContext } from 'koa';

import { NotFoundError } from '../../platform/errors/app-error.ts';
import { route, type Route } from '../../platform/http/route.ts';
import { sendFile } from '../../platform/http/send-file.ts';
import type { FileStorage } from '../../platform/storage/file-storage.ts';
import type { IdentityFileStore } from './identity-file-store.ts';
import type { PageLinks } from './page-links.ts';

/** No longer than the shortest time for which a link is good. */
const MAX_AGE = 150;

interface Dependencies {
  readonly now: () => Promise<Date>;
  readonly files: IdentityFileStore;
  readonly storage: FileStorage;
  readonly links: PageLinks;
}

/** Sends a page to the person for whom its link was made; NotFoundError for anybody else. */
export type SendPicture = (
  ctx: ParameterizedContext,
  personId: string,
  pageId: string,
  query: IdentityPictureQuery,
) => Promise<void>;

/** Builds the way in which every reader gets pictures. */
export function createSendPicture({ now, files, storage, links }: Dependencies): SendPicture {
  return async (ctx, personId, pageId, query) => {
    links.verify(pageId, personId, query, await now());
    const page = await files.findPage(pageId);
    if (!page) throw new NotFoundError('not-found', `no page ${pageId}`);
    const body = await storage.read(query.size === 'preview' ? page.preview : page.picture);
    // Not under the name that its sender gave it: that may be anything.
    const name = `${pageId}.jpg`;
    sendFile(ctx, { name, type: 'image/jpeg', body, inline: true, maxAge: MAX_AGE });
  };
}

/** The pictures of pages, by links that were made for whoever is signed in. */
export function pictureRoutes(send: SendPicture): Route[] {
  return [
    route({
      method: 'get',
      path: '/identity-pages/:pageId',
      access: ['candidate', 'examiner', 'schoolAdmin', 'collegeAdmin'],
      summary: 'A page of an identity file, by a link that the signed-in person was given.',
      params: identityPictureParams,
      query: identityPictureQuery,
      handle: ({ actor, params, query, ctx }) => send(ctx, actor.personId, params.pageId, query),
    }),
  ];
}
