import { Op } from 'sequelize';
import { z } from 'zod';

import type { MediaPrincipal } from './media-principal.ts';
import { MediaSessionRecord } from './media-session-record.ts';

const storedSession = z.object({
  /** The gateway process that holds the session. */
  gateway: z.string(),
  handles: z.tuple([z.int(), z.enum(['fresh', 'publisher', 'subscriber', 'over'])]).array(),
  privateId: z.int().nullable(),
  participantId: z.string(),
});
/** What another gateway process needs to take a session over. */
export type StoredSession = z.output<typeof storedSession>;

export interface FoundSession {
  readonly principal: MediaPrincipal;
  readonly stored: StoredSession;
}

/** Whose each Janus session is. */
export class MediaSessionStore {
  async save(
    node: string,
    sessionId: number,
    principal: MediaPrincipal,
    stored: StoredSession,
  ): Promise<void> {
    const { personId, loginSessionId, examRoomId, place } = principal;
    await MediaSessionRecord.upsert({
      node,
      janusSessionId: String(sessionId),
      ...{ personId, loginSessionId, examRoomId, place },
      state: JSON.stringify(stored),
      seenAt: new Date(),
    });
  }

  async find(node: string, sessionId: number): Promise<FoundSession | null> {
    const where = { node, janusSessionId: String(sessionId) };
    const record = await MediaSessionRecord.findOne({ where });
    if (!record) return null;
    const { personId, loginSessionId, examRoomId, place, state } = record;
    const stored = storedSession.parse(JSON.parse(state));
    return { principal: { personId, loginSessionId, examRoomId, place }, stored };
  }

  async remove(node: string, sessionId: number): Promise<void> {
    await MediaSessionRecord.destroy({ where: { node, janusSessionId: String(sessionId) } });
  }

  /** Ends what a login session owns, wherever; the Janus sessions that were in it. */
  async removeByLogin(loginSessionId: string): Promise<{ node: string; sessionId: number }[]> {
    const records = await MediaSessionRecord.findAll({ where: { loginSessionId } });
    await MediaSessionRecord.destroy({ where: { loginSessionId } });
    return records.map((record) => ({
      node: record.node,
      sessionId: Number(record.janusSessionId),
    }));
  }

  /** Says that sessions live; rows that nobody speaks for are swept. */
  async touch(node: string, sessionIds: readonly number[], at: Date): Promise<void> {
    const janusSessionId = sessionIds.map(String);
    await MediaSessionRecord.update({ seenAt: at }, { where: { node, janusSessionId } });
  }

  /** Forgets sessions not seen since `before`: Janus has ended them long ago. */
  async sweep(before: Date): Promise<void> {
    await MediaSessionRecord.destroy({ where: { seenAt: { [Op.lt]: before } } });
  }
}
