import type { Sequelize } from 'sequelize';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { UnauthenticatedError } from '../../platform/errors/app-error.ts';
import type { OpenSession } from '../commands/open-session.ts';
import type { LoginSessionStore } from '../login-session-store.ts';
import { isPartial, type Caller } from './caller.ts';
import type { PartialSessionStore } from './partial-session-store.ts';

interface Dependencies {
  readonly sequelize: Sequelize;
  readonly sessions: LoginSessionStore;
  readonly partials: PartialSessionStore;
  readonly openSession: OpenSession;
}

export interface Completed {
  readonly sessionId: string;
  /** The new cookie's value; null when the session was a full one already. */
  readonly token: string | null;
}

/**
 * Notes a good second factor, in the caller's transaction, which has locked the person: a partial
 * session becomes a full one with a cookie of its own. Rejects with UnauthenticatedError when its
 * time is up.
 */
export type CompleteLogin = (caller: Caller) => Promise<Completed>;

export function createCompleteLogin(dependencies: Dependencies): CompleteLogin {
  const { sequelize, sessions, partials, openSession } = dependencies;
  return async (caller) => {
    if (!isPartial(caller)) {
      await sessions.noteSecondFactor(caller.sessionId, await databaseNow(sequelize));
      return { sessionId: caller.sessionId, token: null };
    }
    const { partialSessionId } = caller;
    if (!(await partials.use(partialSessionId))) {
      throw new UnauthenticatedError('unauthenticated', `no partial session ${partialSessionId}`);
    }
    return openSession(caller);
  };
}
