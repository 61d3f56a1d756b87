import { mediaTicketRequest, mediaTicketView, type MediaTicketView } from '@exam/contracts';

import { ForbiddenError } from '../platform/errors/app-error.ts';
import { route, type Route } from '../platform/http/route.ts';
import type { MediaPlacement } from './media-placement.ts';
import type { FindPlaceGrants } from './media-ports.ts';
import type { MediaTickets } from './media-ticket.ts';

interface Dependencies {
  readonly findPlaceGrants: FindPlaceGrants;
  readonly placement: MediaPlacement;
  readonly tickets: MediaTickets;
  readonly iceServers: MediaTicketView['iceServers'];
}

/**
 * Tickets to the media gateway. Problems: 403 place-not-allowed, 503 media-unavailable.
 */
export function mediaRoutes(dependencies: Dependencies): Route[] {
  const { findPlaceGrants, placement, tickets, iceServers } = dependencies;
  return [
    route({
      method: 'post',
      path: '/media/tickets',
      access: ['candidate', 'examiner'],
      summary: 'Issues a ticket to connect to the media of a place of an exam room.',
      body: mediaTicketRequest,
      answer: mediaTicketView,
      status: 201,
      handle: async ({ actor, body: { examRoomId, place } }): Promise<MediaTicketView> => {
        const { personId, sessionId } = actor;
        const grants = await findPlaceGrants(personId, examRoomId, place);
        if (!grants) {
          throw new ForbiddenError('place-not-allowed', `${place} of ${examRoomId}`);
        }
        const { room } = await placement.ensure(examRoomId, place);
        const { ticket, expiresAt } = tickets.issue({
          personId,
          loginSessionId: sessionId,
          examRoomId,
          place,
        });
        const publishFeed = grants.publish;
        return { ticket, place, room, publishFeed, iceServers, expiresAt: expiresAt.toISOString() };
      },
    }),
  ];
}
