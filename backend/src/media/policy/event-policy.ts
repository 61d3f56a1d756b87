import {
  asObject,
  pluginData,
  type JanusMessage,
  type UnknownObject,
} from '../../platform/janus/janus-message.ts';
import { OWN_TRANSACTION } from '../../platform/janus/janus-connection.ts';
import { VIDEO_ROOM } from '../../platform/janus/signed-token.ts';
import type { SessionView } from './session-view.ts';

const CORE_FIELDS: Readonly<Record<string, readonly string[]>> = {
  success: ['session_id', 'transaction', 'data'],
  ack: ['session_id', 'transaction'],
  error: ['session_id', 'transaction', 'error'],
  timeout: ['session_id'],
  webrtcup: ['session_id', 'sender'],
  media: ['session_id', 'sender', 'mid', 'type', 'receiving', 'substream', 'seconds'],
  slowlink: ['session_id', 'sender', 'mid', 'media', 'uplink', 'lost'],
  hangup: ['session_id', 'sender', 'reason'],
  detached: ['session_id', 'sender'],
  trickle: ['session_id', 'sender', 'candidate'],
  event: ['session_id', 'sender', 'transaction'],
};
const ANSWERS = new Set(['success', 'ack', 'error']);

const PUBLISHED_STREAM = ['type', 'mindex', 'mid', 'disabled', 'codec', 'simulcast', 'talking'];
const SUBSCRIBED_STREAM = [
  ...['mindex', 'mid', 'type', 'active', 'ready', 'send', 'codec', 'simulcast', 'substream'],
  ...['substream-target', 'temporal-layer', 'temporal-layer-target'],
];
const FEED_OF_STREAM = ['feed_id', 'feed_mid', 'feed_display'];
const EVENT_FIELDS = [
  ...['room', 'error_code', 'error', 'configured', 'started', 'paused', 'switched', 'left'],
  ...['audio_codec', 'video_codec', 'mid', 'substream', 'temporal', 'reason', 'changes'],
];

/**
 * What the browser may hear of a message from Janus: made anew from fields that are known to be
 * harmless, with only those participants in it that the principal may see. Null for nothing.
 */
export function filterEvent(message: JanusMessage, session: SessionView): JanusMessage | null {
  const fields = CORE_FIELDS[message.janus];
  if (!fields) return null;
  const isOwn = String(message['transaction']).startsWith(OWN_TRANSACTION);
  if (isOwn && ANSWERS.has(message.janus)) return null;
  const known = fields.filter((field) => field !== 'transaction' || !isOwn);
  const passed = { janus: message.janus, ...pick(message, known) };
  const sender = message['sender'];
  if (sender !== undefined && !session.handles.has(Number(sender))) return null;
  if (message.janus !== 'event') return passed;

  const sent = pluginData(message);
  const data = sent && filterPluginData(sent, session);
  if (!data) return null;
  const jsep = asObject(message['jsep']);
  return {
    ...passed,
    plugindata: { plugin: VIDEO_ROOM, data },
    ...(jsep && { jsep: pick(jsep, ['type', 'sdp']) }),
  };
}

/** An entry of a list of publishers, as others may see it. */
export function presentPublisher(entry: UnknownObject): UnknownObject {
  const streams: unknown[] = Array.isArray(entry['streams']) ? entry['streams'] : [];
  return {
    ...pick(entry, ['id', 'display', 'talking']),
    streams: streams.map((stream) => ({
      ...pick(asObject(stream) ?? {}, PUBLISHED_STREAM),
      ...describe(asObject(stream)?.['description']),
    })),
  };
}

function filterPluginData(data: UnknownObject, session: SessionView): UnknownObject | null {
  const kind = data['videoroom'];
  switch (kind) {
    case 'joined':
      return {
        ...pick(data, ['videoroom', 'room', 'id']),
        publishers: knownPublishers(data['publishers'], session),
      };
    case 'attached':
    case 'updated':
      return { ...pick(data, ['videoroom', 'room']), streams: subscribed(data, session) };
    case 'talking':
    case 'stopped-talking':
    case 'moderated':
      return isKnown(data['id'], session)
        ? pick(data, ['videoroom', 'room', 'id', 'mid', 'mute', 'audio-level-dBov-avg'])
        : null;
    case 'slow_link':
      return pick(data, ['videoroom', 'current-bitrate']);
    case 'destroyed':
      return pick(data, ['videoroom', 'room']);
    case 'event':
      return filterRoomEvent(data, session);
    default:
      return null;
  }
}

function filterRoomEvent(data: UnknownObject, session: SessionView): UnknownObject | null {
  const passed: Record<string, unknown> = pick(data, EVENT_FIELDS);
  const publishers = knownPublishers(data['publishers'], session);
  if (publishers.length > 0) passed['publishers'] = publishers;
  for (const field of ['leaving', 'unpublished', 'kicked']) {
    const who = data[field];
    if (who === 'ok' || isKnown(who, session)) passed[field] = who;
  }
  // The reply to `switch`; elsewhere a list of streams is the publisher's own.
  if (data['switched'] === 'ok') passed['streams'] = subscribed(data, session);
  // About somebody else, and nothing is left of it.
  const says = Object.keys(passed).some((field) => field !== 'room' && field !== 'reason');
  return says ? { videoroom: 'event', ...passed } : null;
}

function subscribed(data: UnknownObject, session: SessionView): UnknownObject[] {
  const streams: unknown[] = Array.isArray(data['streams']) ? data['streams'] : [];
  return streams.map((item) => {
    const stream = asObject(item) ?? {};
    const known = session.grants.subscribe.includes(String(stream['feed_id']));
    return pick(stream, known ? [...SUBSCRIBED_STREAM, ...FEED_OF_STREAM] : SUBSCRIBED_STREAM);
  });
}

function knownPublishers(list: unknown, session: SessionView): UnknownObject[] {
  const entries: unknown[] = Array.isArray(list) ? list : [];
  return entries
    .map((entry) => asObject(entry) ?? {})
    .filter((entry) => session.grants.subscribe.includes(String(entry['id'])))
    .map(presentPublisher);
}

function isKnown(who: unknown, { grants, participantId }: SessionView): boolean {
  return who === participantId || (typeof who === 'string' && grants.subscribe.includes(who));
}

function describe(description: unknown): UnknownObject {
  return description === 'on' || description === 'off' ? { description } : {};
}

function pick(from: UnknownObject, fields: readonly string[]): Record<string, unknown> {
  const present = fields.filter((field) => from[field] !== undefined);
  return Object.fromEntries(present.map((field) => [field, from[field]]));
}
