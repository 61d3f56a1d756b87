import type { LoginRole } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../../audit/index.ts';
import { databaseNow } from '../../platform/database/database-clock.ts';
import type { LoginLimits } from '../login-limits.ts';
import type { LoginSessionStore } from '../login-session-store.ts';
import { createToken, hashToken } from '../session-cookie.ts';
import type { EndSessions } from './end-sessions.ts';

interface Dependencies {
  readonly sequelize: Sequelize;
  readonly sessions: LoginSessionStore;
  readonly limits: LoginLimits;
  readonly endSessions: EndSessions;
  readonly recordAudit: RecordAudit;
}

export interface NewSession {
  readonly personId: string;
  readonly schoolId: string;
  readonly role: LoginRole;
}

export interface LoggedIn {
  readonly sessionId: string;
  /** The new cookie's value. */
  readonly token: string;
}

/**
 * Begins a session, in the caller's transaction, which has locked the person. A person has one: the
 * newer login takes over.
 */
export type OpenSession = (session: NewSession) => Promise<LoggedIn>;

export function createOpenSession(dependencies: Dependencies): OpenSession {
  const { sequelize, sessions, limits, endSessions, recordAudit } = dependencies;
  return async ({ personId, schoolId, role }) => {
    const taken = await endSessions.end(await sessions.listLiveOf(personId), 'takenOver');
    const createdAt = await databaseNow(sequelize);
    const token = createToken();
    const sessionId = await sessions.create({
      tokenHash: hashToken(token) ?? '',
      personId,
      role,
      tookOver: taken.length > 0,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + limits.sessionSeconds * 1000),
    });
    await recordAudit({
      action: 'session.opened',
      subject: { kind: 'person', id: personId },
      after: { sessionId, role },
      by: { personId, schoolId, role },
    });
    return { sessionId, token };
  };
}
