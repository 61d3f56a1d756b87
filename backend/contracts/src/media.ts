import * as z from 'zod';

import { place } from './exam-room.ts';

export const mediaTicketRequest = z.object({ examRoomId: z.uuid(), place });
export type MediaTicketRequest = z.output<typeof mediaTicketRequest>;

/**
 * Leave to connect to the media gateway. The browser gives `ticket` to janus.js as its `token`, so
 * that it is in no address; the gateway takes it off before Janus sees the message.
 */
export const mediaTicketView = z.object({
  ticket: z.string(),
  place,
  /** Janus VideoRoom to join. */
  room: z.string(),
  /** Feed to publish as; null for who may only watch. */
  publishFeed: z.string().nullable(),
  iceServers: z
    .object({
      urls: z.string().array(),
      username: z.string().optional(),
      credential: z.string().optional(),
    })
    .array(),
  expiresAt: z.iso.datetime(),
});
export type MediaTicketView = z.output<typeof mediaTicketView>;

/** Close codes of the media gateway's WebSocket (RFC 6455, private range). */
export const mediaCloseCode = {
  /** No valid ticket in the first message. Fetch a new one. */
  ticketRefused: 4401,
  /** The person may no longer be in this place. Do not come back without being told to. */
  notAllowed: 4403,
  /** The Janus node went away. Fetch a new ticket and join again. */
  nodeLost: 4503,
} as const;
