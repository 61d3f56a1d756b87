import type { Redis } from 'ioredis';
import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../audit/index.ts';
import type { RequestSms } from '../notifications/index.ts';
import { databaseNow } from '../platform/database/database-clock.ts';
import type { Outbox } from '../platform/event-stream/outbox.ts';
import type { Route } from '../platform/http/route.ts';
import type { Keyring } from '../platform/secrets/keyring.ts';
import type { PersonStore, RevokeAccess, SchoolStore } from '../schools/index.ts';
import { createEndSessions, type EndSessions } from './commands/end-sessions.ts';
import { createLogIn } from './commands/log-in.ts';
import { createOpenSession } from './commands/open-session.ts';
import { createRequestCode } from './commands/request-code.ts';
import { createRevokeAccess } from './commands/revoke-access.ts';
import { LoginCodeStore } from './login-code-store.ts';
import { LoginLimiter } from './login-limiter.ts';
import { loginLimits, type LoginLimits } from './login-limits.ts';
import { loginRoutes } from './login-routes.ts';
import { LoginSessionStore, type LoginSession } from './login-session-store.ts';
import { createFindLoginPerson } from './queries/find-login-person.ts';
import { createIdentify, type Identify } from './queries/identify.ts';
import { createViewSession } from './queries/view-session.ts';
import type { RoomRolesOf } from './room-roles.ts';
import { createSecondFactor } from './second-factor/create-second-factor.ts';
import { PartialSessionStore } from './second-factor/partial-session-store.ts';

export interface LoginDependencies {
  readonly sequelize: Sequelize;
  readonly redis: Redis;
  readonly keyring: Keyring;
  readonly outbox: Outbox;
  readonly schools: SchoolStore;
  readonly people: PersonStore;
  readonly roomRolesOf: RoomRolesOf;
  readonly requestSms: RequestSms;
  readonly recordAudit: RecordAudit;
  /** Instead of those in login-limits.ts. */
  readonly limits?: Partial<LoginLimits>;
}

export interface Login {
  readonly routes: readonly Route[];
  readonly identify: Identify;
  readonly revokeSessions: EndSessions['revoke'];
  readonly revokeAccess: RevokeAccess;
  readonly revokeSessionsOfSchool: EndSessions['revokeOfSchool'];
  /** For a worker to call now and then, so that connections of an expired session close. */
  readonly expireSessions: EndSessions['expire'];
  /** Those of `sessionIds` that have ended, for who may have missed the event. */
  readonly endedAmong: (sessionIds: readonly string[]) => Promise<LoginSession[]>;
  /** Forgets codes and sessions that are over since before `before`; how many. */
  readonly forget: (before: Date) => Promise<number>;
}

/** Puts the domain together on a database whose tables are bound. */
export function createLogin(given: LoginDependencies): Login {
  const { sequelize, redis, keyring, roomRolesOf } = given;
  const limits = { ...loginLimits, ...given.limits };
  const codes = new LoginCodeStore();
  const sessions = new LoginSessionStore(sequelize);
  const limiter = new LoginLimiter(redis, keyring, limits);
  const findLoginPerson = createFindLoginPerson(given);
  const partials = new PartialSessionStore();
  const endSessions = createEndSessions({ ...given, sessions, partials });
  const revokeAccess = createRevokeAccess(given);
  const stores = { ...given, codes, sessions, partials, limiter, limits, revokeAccess };
  const openSession = createOpenSession({ ...stores, endSessions });
  const viewSession = createViewSession(stores);
  const parts = { ...stores, findLoginPerson, endSessions, openSession, viewSession };
  const secondFactor = createSecondFactor(parts);
  const { beginPartialSession, viewStep } = secondFactor;
  const routes = loginRoutes({
    requestCode: createRequestCode(parts),
    logIn: createLogIn({ ...parts, beginPartialSession }),
    ...{ viewSession, viewStep, endSessions, partials, limits },
    now: () => databaseNow(sequelize),
  });
  return {
    routes: [...routes, ...secondFactor.routes],
    identify: createIdentify(sequelize, roomRolesOf),
    revokeSessions: endSessions.revoke,
    revokeAccess,
    revokeSessionsOfSchool: endSessions.revokeOfSchool,
    expireSessions: endSessions.expire,
    endedAmong: (sessionIds) => sessions.listEndedAmong(sessionIds),
    forget: async (before) =>
      (await codes.forget(before)) +
      (await sessions.forget(before)) +
      (await secondFactor.forget(before)),
  };
}
