import { z } from 'zod';

import type { JanusMessage } from '../../platform/janus/janus-message.ts';
import { VIDEO_ROOM } from '../../platform/janus/signed-token.ts';
import { judgeBody, type JudgedBody } from './body-policy.ts';
import type { SessionView } from './session-view.ts';

/** What becomes of one message from a browser. */
export type Verdict =
  | {
      readonly allowed: true;
      /** As Janus gets it: made anew from what the policy knows, never the browser's own. */
      readonly message: JanusMessage;
      readonly handleId?: number;
      readonly becomes?: JudgedBody['becomes'];
    }
  | {
      readonly allowed: false;
      readonly transaction: string | undefined;
      /** For the log: fixed words, never what was sent. */
      readonly reason: string;
    };

/** The first message of a WebSocket: a new session, or one that its owner had before. */
export type Opening =
  | { readonly janus: 'create'; readonly transaction: string; readonly token: string }
  | {
      readonly janus: 'claim';
      readonly transaction: string;
      readonly token: string;
      readonly session_id: number;
    };

/** Publisher, subscriber, and one of each while the old ones are being replaced. */
const MAX_HANDLES = 4;
const MAX_SDP = 60_000;
const MAX_PUBLISHED_MEDIA = 4;

const id = z.int().positive();
/** No hyphen: those are transactions of our own. */
const transaction = z.string().regex(/^[A-Za-z0-9]{1,40}$/);
const token = z.string().max(2_000);

const opening = z.discriminatedUnion('janus', [
  z.object({ janus: z.literal('create'), transaction, token }),
  z.object({ janus: z.literal('claim'), transaction, token, session_id: id }),
]);

const ofSession = { transaction, session_id: id };
const ofHandle = { ...ofSession, handle_id: id };
const candidate = z.union([
  z.object({ completed: z.literal(true) }),
  z.object({
    candidate: z.string().max(500),
    sdpMid: z.string().max(16).nullish(),
    sdpMLineIndex: z.int().min(0).max(255).nullish(),
  }),
]);
const jsep = z.object({
  type: z.enum(['offer', 'answer']),
  sdp: z.string().max(MAX_SDP),
  rid_order: z.enum(['hml', 'lmh']).optional(),
});

const request = z.discriminatedUnion('janus', [
  z.object({ janus: z.literal('keepalive'), ...ofSession }),
  z.object({ janus: z.literal('destroy'), ...ofSession }),
  z.object({ janus: z.literal('attach'), ...ofSession, plugin: z.literal(VIDEO_ROOM) }),
  z.object({ janus: z.literal('hangup'), ...ofHandle }),
  z.object({ janus: z.literal('detach'), ...ofHandle }),
  z.object({ janus: z.literal('trickle'), ...ofHandle, candidate }),
  z.object({ janus: z.literal('message'), ...ofHandle, body: z.unknown(), jsep: jsep.optional() }),
]);
type Request = z.output<typeof request>;

/** The first message of a WebSocket, or null when it is anything else. */
export function parseOpening(sent: unknown): Opening | null {
  return opening.safeParse(sent).data ?? null;
}

/** Whether Janus may see a message of this session, and how. Pure; `sent` is parsed JSON. */
export function judgeRequest(sent: unknown, session: SessionView): Verdict {
  const { data } = request.safeParse(sent);
  if (!data) return refuse(transactionOf(sent), 'no request that may be made');
  if (data.session_id !== session.sessionId) return refuse(data.transaction, 'foreign session');
  switch (data.janus) {
    case 'keepalive':
    case 'destroy':
      return { allowed: true, message: data };
    case 'attach':
      if (session.handles.size >= MAX_HANDLES) return refuse(data.transaction, 'too many handles');
      return { allowed: true, message: { ...data, opaque_id: session.opaqueId } };
    default:
      return judgeHandleRequest(data, session);
  }
}

function judgeHandleRequest(
  data: Extract<Request, { handle_id: number }>,
  session: SessionView,
): Verdict {
  const handleId = data.handle_id;
  if (!session.handles.has(handleId)) return refuse(data.transaction, 'foreign handle');
  if (data.janus === 'detach') return { allowed: true, message: data, handleId, becomes: 'over' };
  if (data.janus !== 'message') return { allowed: true, message: data, handleId };

  const judged = judgeBody(handleId, data.body, session);
  if (!judged) return refuse(data.transaction, `body not for ${handleKind(session, handleId)}`);
  const { body, becomes } = judged;
  const { jsep: description, ...rest } = data;
  if (!description) return { allowed: true, message: { ...rest, body }, handleId, becomes };
  if (description.type !== judged.jsep || !isPlain(description.sdp, judged.jsep)) {
    return refuse(data.transaction, 'session description not allowed');
  }
  return { allowed: true, message: { ...rest, body, jsep: description }, handleId, becomes };
}

/** Sound and pictures only, and not more of them than a person has. */
function isPlain(sdp: string, type: 'offer' | 'answer'): boolean {
  const media = sdp.match(/^m=\w+/gm) ?? [];
  if (media.some((line) => line !== 'm=audio' && line !== 'm=video')) return false;
  return type === 'answer' || media.length <= MAX_PUBLISHED_MEDIA;
}

function handleKind(session: SessionView, handleId: number): string {
  return session.handles.get(handleId) ?? 'nothing';
}

/** Given back in the refusal, so that whoever asked knows what was refused. */
function transactionOf(sent: unknown): string | undefined {
  return z.object({ transaction }).safeParse(sent).data?.transaction;
}

function refuse(transaction: string | undefined, reason: string): Verdict {
  return { allowed: false, transaction, reason };
}
