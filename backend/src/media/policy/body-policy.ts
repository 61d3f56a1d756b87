import { z } from 'zod';

import type { UnknownObject } from '../../platform/janus/janus-message.ts';
import type { SessionView } from './session-view.ts';

/** A request for the VideoRoom plugin as the gateway sends it on. */
export interface JudgedBody {
  readonly body: UnknownObject;
  /** The kind of session description that belongs to it. */
  readonly jsep?: 'offer' | 'answer';
  /** What the handle becomes. */
  readonly becomes?: 'publisher' | 'subscriber' | 'over';
}

const MIN_BITRATE = 64_000;
const MAX_BITRATE = 2_000_000;
const MAX_STREAMS = 64;

// Janus compares names without case and takes 0 for unlimited; here only exact strings pass, and
// whatever a schema does not name (record, filename, secret, display, …) is left out.
const mid = z.string().max(16);
const feed = z.string().max(100);
const layer = z.int().min(0).max(2);
const bitrate = z
  .number()
  .transform((asked) => (asked < MIN_BITRATE ? (asked <= 0 ? MAX_BITRATE : MIN_BITRATE) : asked))
  .transform((asked) => Math.round(Math.min(asked, MAX_BITRATE)));

const published = z.object({
  bitrate: bitrate.optional(),
  keyframe: z.boolean().optional(),
  streams: z
    .object({ mid, send: z.boolean().optional(), keyframe: z.boolean().optional() })
    .array()
    .max(4)
    .optional(),
  /** Tells the others whether a stream is on; free text would be a way to talk to them. */
  descriptions: z
    .object({ mid, description: z.enum(['on', 'off']) })
    .array()
    .max(4)
    .optional(),
});
const layers = {
  send: z.boolean().optional(),
  substream: layer.optional(),
  temporal: layer.optional(),
};
const wanted = z.object({ feed, mid: mid.optional(), ...layers });
const unwanted = z.object({ feed: feed.optional(), mid: mid.optional(), sub_mid: mid.optional() });
const some = <Item extends z.ZodType>(item: Item) => item.array().min(1).max(MAX_STREAMS);
/** The way to subscribe before VideoRoom knew several streams: it would get round the check. */
const legacy = { feed: z.never().optional(), feeds: z.never().optional() };

const publisherJoin = z.object({ request: z.literal('join'), ptype: z.literal('publisher') });
const publisherJoinAndConfigure = published.extend({
  request: z.literal('joinandconfigure'),
  ptype: z.literal('publisher'),
});
const subscriberJoin = z.object({
  request: z.literal('join'),
  ptype: z.literal('subscriber'),
  streams: some(wanted),
  ...legacy,
});
const freshBody = z.union([publisherJoin, publisherJoinAndConfigure, subscriberJoin]);

const publisherBody = z.discriminatedUnion('request', [
  published.extend({ request: z.literal('publish') }),
  published.extend({ request: z.literal('configure') }),
  z.object({ request: z.literal('unpublish') }),
  z.object({ request: z.literal('leave') }),
]);

const subscriberBody = z.discriminatedUnion('request', [
  z.object({ request: z.literal('subscribe'), streams: some(wanted), ...legacy }),
  z.object({ request: z.literal('unsubscribe'), streams: some(unwanted), ...legacy }),
  z.object({
    request: z.literal('update'),
    subscribe: some(wanted).optional(),
    unsubscribe: some(unwanted).optional(),
    ...legacy,
  }),
  z.object({
    request: z.literal('switch'),
    streams: some(z.object({ feed, mid, sub_mid: mid })),
    ...legacy,
  }),
  z.object({ request: z.literal('start') }),
  z.object({ request: z.literal('pause') }),
  z.object({
    request: z.literal('configure'),
    restart: z.boolean().optional(),
    streams: some(z.object({ mid, ...layers })).optional(),
  }),
  z.object({ request: z.literal('leave') }),
]);

/** The body that may go to Janus, or null when this handle may not ask for that. */
export function judgeBody(
  handleId: number,
  sent: unknown,
  session: SessionView,
): JudgedBody | null {
  switch (session.handles.get(handleId)) {
    case 'fresh':
      return judgeFresh(sent, session);
    case 'publisher':
      return judgePublisher(sent, session);
    case 'subscriber':
      return judgeSubscriber(sent, session);
    default:
      return null;
  }
}

function judgeFresh(sent: unknown, session: SessionView): JudgedBody | null {
  const { data } = freshBody.safeParse(sent);
  if (!data) return null;
  const { room, participantId: id, privateId, grants } = session;
  if (data.ptype === 'subscriber') {
    if (privateId === null || !areGranted(data.streams, session)) return null;
    return { body: { ...data, room, private_id: privateId }, becomes: 'subscriber' };
  }
  // One feed for each grant: a second publisher would be somebody that nobody granted.
  if ([...session.handles.values()].includes('publisher')) return null;
  const body = { ...data, room, id, display: grants.display };
  if (data.request === 'join') return { body, becomes: 'publisher' };
  return grants.publish === null ? null : { body, jsep: 'offer', becomes: 'publisher' };
}

function judgePublisher(sent: unknown, session: SessionView): JudgedBody | null {
  const { data } = publisherBody.safeParse(sent);
  if (!data) return null;
  if (data.request === 'leave') return { body: data, becomes: 'over' };
  if (session.grants.publish === null) return null;
  return data.request === 'unpublish' ? { body: data } : { body: data, jsep: 'offer' };
}

function judgeSubscriber(sent: unknown, session: SessionView): JudgedBody | null {
  const { data } = subscriberBody.safeParse(sent);
  if (!data) return null;
  switch (data.request) {
    case 'subscribe':
    case 'switch':
      return areGranted(data.streams, session) ? { body: data } : null;
    case 'update':
      return areGranted(data.subscribe ?? [], session) ? { body: data } : null;
    case 'start':
      return { body: data, jsep: 'answer' };
    case 'leave':
      return { body: data, becomes: 'over' };
    default:
      return { body: data };
  }
}

function areGranted(streams: readonly { feed: string }[], { grants }: SessionView): boolean {
  return streams.every((stream) => grants.subscribe.includes(stream.feed));
}
