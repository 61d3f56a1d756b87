import * as z from 'zod';

import { announcementEvents } from './announcements.ts';
import { chatEvents } from './chat.ts';
import { drawEvents } from './draw-events.ts';
import { examRoomEvents } from './exam-room.ts';
import { identityFileEvents } from './identity-file.ts';
import { faceEvents } from './face-verification.ts';
import { identityReviewEvents } from './identity-review.ts';
import { sessionEndReason } from './login.ts';
import { overviewEvents } from './overview.ts';

export const realtimeQuery = z.object({
  /** Left out by admins: they follow their school. */
  examRoomId: z.uuid().optional(),
  /** Resume after this stream id; the header Last-Event-ID goes before it. */
  lastEventId: z
    .string()
    .regex(/^(\d+-\d+)?$/)
    .default(''),
});

/** Events of the connection itself: they come from no stream, and carry no id. */
export const connectionEvents = {
  /** First on every connection: the server's clock. */
  'realtime.ready.v1': z.object({ now: z.iso.datetime() }),
  /** The stream no longer reaches back to the last id: fetch the snapshot again. */
  'realtime.reload.v1': z.object({}),
  /** The reader has no part in what they listened to any more; the server closes for good. */
  'realtime.part-ended.v1': z.object({}),
  /** The last event before the server closes for good. */
  'realtime.session-ended.v1': z.object({ reason: sessionEndReason }),
} as const;

/**
 * Every event that the server may push, keyed by its versioned name.
 * As a server-sent event: `event` is the name, `data` JSON, `id` that of the Redis stream's entry.
 */
const streamEvents = {
  ...examRoomEvents,
  ...chatEvents,
  ...announcementEvents,
  ...identityFileEvents,
  ...faceEvents,
} as const;
export const realtimeEvents = {
  ...streamEvents,
  ...overviewEvents,
  ...drawEvents,
  ...identityReviewEvents,
  ...connectionEvents,
} as const;

/** The events of an exam room's stream. */
export type StreamEventName = keyof typeof streamEvents;
export type RealtimeEventName = keyof typeof realtimeEvents;
export const realtimeEventNames = Object.keys(realtimeEvents) as RealtimeEventName[];

export type RealtimeEventData<Name extends RealtimeEventName> = z.output<
  (typeof realtimeEvents)[Name]
>;

// The same map, written so that TypeScript sees which data belongs to which name.
const schemas: { [Name in RealtimeEventName]: z.ZodType<RealtimeEventData<Name>> } = realtimeEvents;

/** Parses the data of one pushed event. Throws ZodError when it breaks the contract. */
export function parseRealtimeEvent<Name extends RealtimeEventName>(
  name: Name,
  data: unknown,
): RealtimeEventData<Name> {
  return schemas[name].parse(data);
}
