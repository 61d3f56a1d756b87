import {
  identityPictureParams,
  identityPictureQuery,
  openUploadTicket,
  phoneIdentityView,
  phoneUploadParams,
  sittingParams,
  uploadTicketState,
  uploadTicketView,
} from '@exam/contracts';
import type { ParameterizedContext } from 'koa';

import { route, type Route } from '../../../platform/http/route.ts';
import type { FilePlace, UploadTarget } from '../commands/dependencies.ts';
import type { SendPicture } from '../picture-routes.ts';
import type { ViewFile } from '../queries/view-file.ts';
import type { UploadRequests } from '../uploads/upload-requests.ts';
import { tusParts } from '../uploads/upload-routes.ts';
import { sendPhoneCookie, sentPhoneCookie } from './phone-cookie.ts';
import type { TicketCommands } from './ticket-commands.ts';

const candidates = ['candidate'] as const;
const ticketPath = '/my/sittings/:sittingId/upload-ticket';

interface Parts {
  readonly tickets: TicketCommands;
  readonly view: ViewFile;
  readonly uploads: UploadRequests;
  readonly sendPicture: SendPicture;
  readonly placeOf: (sittingId: string) => Promise<FilePlace>;
}

/** The candidate's side: the ticket that their computer shows as a QR code. */
export function ticketRoutes({ tickets }: Pick<Parts, 'tickets'>): Route[] {
  return [
    route({
      method: 'post',
      path: ticketPath,
      access: candidates,
      // Not a kept command: a kept answer would keep the token.
      summary: 'A new ticket with which one phone may upload; those before it end.',
      params: sittingParams,
      answer: uploadTicketView,
      handle: ({ actor, params }) => tickets.create(actor, params.sittingId),
    }),
    route({
      method: 'get',
      path: ticketPath,
      access: candidates,
      summary: 'Whether a phone has opened the ticket.',
      params: sittingParams,
      answer: uploadTicketState,
      handle: ({ actor, params }) => tickets.stateOf(actor, params.sittingId),
    }),
    route({
      method: 'post',
      path: `${ticketPath}/revocation`,
      access: candidates,
      summary: 'Ends the ticket, and with it what the phone may do.',
      params: sittingParams,
      idempotent: true,
      handle: ({ actor, params }) => tickets.revoke(actor, params.sittingId),
    }),
  ];
}

/**
 * The phone's side. Nobody is signed in there: each of these is for whoever has the ticket's token or
 * the cookie that it was exchanged for, and answers 404 upload-ticket-invalid to anybody else.
 */
export function phoneRoutes({ tickets, view, uploads, sendPicture, placeOf }: Parts): Route[] {
  const use = (ctx: ParameterizedContext) => tickets.use(sentPhoneCookie(ctx));
  const target = async (ctx: ParameterizedContext): Promise<UploadTarget> => ({
    ...(await placeOf((await use(ctx)).sittingId)),
    via: 'phone',
  });
  return [
    route({
      method: 'post',
      path: '/phone/upload-ticket',
      access: 'anyone',
      summary: 'Exchanges a ticket’s token for a cookie; the first device that comes gets it.',
      body: openUploadTicket,
      answer: phoneIdentityView,
      handle: async ({ body, ctx }) => {
        const { cookie, ticket } = await tickets.open(body.token, sentPhoneCookie(ctx));
        sendPhoneCookie(ctx, cookie);
        return view.onPhone(ticket);
      },
    }),
    route({
      method: 'get',
      path: '/phone/identity-file',
      access: 'anyone',
      summary: 'The documents to which the phone’s ticket uploads.',
      answer: phoneIdentityView,
      handle: async ({ ctx }) => view.onPhone(await use(ctx)),
    }),
    route({
      method: 'get',
      path: '/phone/identity-pages/:pageId',
      access: 'anyone',
      summary: 'A page, by a link that the phone was given.',
      params: identityPictureParams,
      query: identityPictureQuery,
      handle: async ({ params, query, ctx }) => {
        const { personId } = await use(ctx);
        await sendPicture(ctx, personId, params.pageId, query);
      },
    }),
    route({
      method: 'post',
      path: '/phone/identity-uploads',
      access: 'anyone',
      summary: 'Begins an upload (tus, creation); what it is for is in Upload-Metadata.',
      status: 201,
      handle: async ({ ctx }) => {
        await uploads.begin(ctx, await target(ctx));
      },
    }),
    ...tusParts.map(([method, summary]) =>
      route({
        method,
        path: '/phone/identity-uploads/:uploadId',
        access: 'anyone',
        summary,
        params: phoneUploadParams,
        handle: async ({ params, ctx }) => {
          await uploads.goOn(ctx, await target(ctx), params.uploadId);
        },
      }),
    ),
  ];
}
