import type { SessionEndReason } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../../audit/index.ts';
import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Outbox } from '../../platform/event-stream/outbox.ts';
import type { PersonStore } from '../../schools/index.ts';
import type { LoginSession, LoginSessionStore } from '../login-session-store.ts';
import type { PartialSessionStore } from '../second-factor/partial-session-store.ts';

/** The event stream of what becomes of sessions; its events are for our own processes alone. */
export const SESSION_STREAM = 'sessions';
export const SESSION_ENDED = 'login.session-ended.v1';

/** Data of SESSION_ENDED: whoever serves an open connection of that session closes it. */
export interface SessionEnded {
  readonly sessionId: string;
  readonly personId: string;
  readonly reason: SessionEndReason;
}

const OVERDUE_AT_ONCE = 200;

interface Dependencies {
  readonly sequelize: Sequelize;
  readonly outbox: Outbox;
  readonly people: PersonStore;
  readonly sessions: LoginSessionStore;
  readonly partials: PartialSessionStore;
  readonly recordAudit: RecordAudit;
}

/** Every way for a session to end. */
export interface EndSessions {
  /** Ends these in the caller's transaction; those that had not ended before. Throws outside of one. */
  readonly end: (
    sessions: readonly LoginSession[],
    reason: SessionEndReason,
  ) => Promise<LoginSession[]>;
  readonly signOut: (sessionId: string) => Promise<void>;
  /** Ends all that a person has, at once, open connections included. */
  readonly revoke: (personId: string) => Promise<void>;
  /** Ends all that a person has but this one; how many, those without a second factor included. */
  readonly endOthers: (personId: string, sessionId: string) => Promise<number>;
  /** Ends all that the people of a school have; one that is just being made works for nothing. */
  readonly revokeOfSchool: (schoolId: string) => Promise<void>;
  /** Ends those whose time is up, some hundreds at most; how many. */
  readonly expire: () => Promise<number>;
}

export function createEndSessions(dependencies: Dependencies): EndSessions {
  const { sequelize, outbox, people, sessions, partials, recordAudit } = dependencies;

  const record = async (session: LoginSession, reason: SessionEndReason) => {
    const { id: sessionId, personId, role } = session;
    const { schoolId } = (await people.find(personId)) ?? {};
    if (!schoolId) throw new Error(`no person ${personId}`);
    // Their own doing also in that they sign in anew, when nobody is signed in yet.
    const own = reason === 'signedOut' || reason === 'takenOver';
    await recordAudit({
      action: 'session.ended',
      subject: { kind: 'person', id: personId },
      after: { sessionId, reason },
      schoolId,
      ...(own && { by: { personId, schoolId, role } }),
    });
  };

  const end: EndSessions['end'] = async (ending, reason) => {
    if (ending.length === 0) return [];
    const endedAt = await databaseNow(sequelize);
    const ended: LoginSession[] = [];
    for (const session of ending) {
      const { id: sessionId, personId } = session;
      if (!(await sessions.end(sessionId, reason, endedAt))) continue;
      const data: SessionEnded = { sessionId, personId, reason };
      await outbox.append({ stream: SESSION_STREAM, name: SESSION_ENDED, data, audience: {} });
      await record(session, reason);
      ended.push(session);
    }
    return ended;
  };

  return {
    end,
    signOut: (sessionId) =>
      inTransaction(sequelize, async () => {
        const session = await sessions.find(sessionId);
        if (session) await end([session], 'signedOut');
      }),
    revoke: (personId) =>
      inTransaction(sequelize, async () => {
        // Or a login that is just being made would slip through.
        await people.lock(personId);
        await partials.endAllOf(personId);
        await end(await sessions.listLiveOf(personId), 'revoked');
      }),
    endOthers: (personId, sessionId) =>
      inTransaction(sequelize, async () => {
        await people.lock(personId);
        const others = (await sessions.listLiveOf(personId)).filter(({ id }) => id !== sessionId);
        return (await partials.endAllOf(personId)) + (await end(others, 'revoked')).length;
      }),
    revokeOfSchool: (schoolId) =>
      inTransaction(sequelize, async () => {
        await end(await sessions.listLiveOfSchool(schoolId), 'revoked');
      }),
    expire: () =>
      inTransaction(sequelize, async () => {
        const overdue = await sessions.listOverdue(OVERDUE_AT_ONCE);
        return (await end(overdue, 'expired')).length;
      }),
  };
}
