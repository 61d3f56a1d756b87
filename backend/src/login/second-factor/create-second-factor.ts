import type { SessionView } from '@exam/contracts';
import type { Redis } from 'ioredis';
import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../../audit/index.ts';
import type { Route } from '../../platform/http/route.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import type { PersonStore, RevokeAccess, SchoolStore } from '../../schools/index.ts';
import type { EndSessions } from '../commands/end-sessions.ts';
import type { OpenSession } from '../commands/open-session.ts';
import type { LoginLimits } from '../login-limits.ts';
import type { LoginSessionStore } from '../login-session-store.ts';
import { accountRoutes, secondFactorAdminRoutes } from './account-routes.ts';
import { createBeginCeremony } from './begin-ceremony.ts';
import { createBeginPartialSession, type BeginPartialSession } from './begin-partial-session.ts';
import { createChangeFactors } from './change-factors.ts';
import { createCompleteLogin } from './complete-login.ts';
import { createEnrolFactor } from './enrol-factor.ts';
import { FactorCeremonyStore } from './factor-ceremony-store.ts';
import { FactorStore } from './factor-store.ts';
import type { PartialSessionStore } from './partial-session-store.ts';
import { createProveFactor } from './prove-factor.ts';
import { createRenewRecoveryCodes } from './renew-recovery-codes.ts';
import { createRequireProof } from './require-proof.ts';
import { SecondFactorLimiter } from './second-factor-limiter.ts';
import { secondFactorRoutes } from './second-factor-routes.ts';
import { createViewSecondFactor, type ViewSecondFactor } from './view-second-factor.ts';

interface Dependencies {
  readonly sequelize: Sequelize;
  readonly redis: Redis;
  readonly keyring: Keyring;
  readonly schools: SchoolStore;
  readonly people: PersonStore;
  readonly sessions: LoginSessionStore;
  readonly partials: PartialSessionStore;
  readonly limits: LoginLimits;
  readonly endSessions: EndSessions;
  readonly revokeAccess: RevokeAccess;
  readonly openSession: OpenSession;
  readonly viewSession: (sessionId: string) => Promise<SessionView>;
  readonly recordAudit: RecordAudit;
}

export interface SecondFactor {
  readonly routes: readonly Route[];
  readonly beginPartialSession: BeginPartialSession;
  readonly viewStep: ViewSecondFactor['step'];
  /** Forgets what was begun and is over since before `before`; how many. */
  readonly forget: (before: Date) => Promise<number>;
}

/** Puts the second factors of staff together. */
export function createSecondFactor(given: Dependencies): SecondFactor {
  const { sequelize, redis, keyring, limits, partials, viewSession } = given;
  const factors = new FactorStore();
  const ceremonies = new FactorCeremonyStore(keyring);
  const factorLimiter = new SecondFactorLimiter(redis, limits);
  const stores = { ...given, factors, ceremonies, factorLimiter };
  const requireProof = createRequireProof(stores);
  const renewRecoveryCodes = createRenewRecoveryCodes(sequelize, keyring, factors);
  const completeLogin = createCompleteLogin(stores);
  const parts = { ...stores, requireProof, renewRecoveryCodes, completeLogin };
  const view = createViewSecondFactor(parts);
  const change = createChangeFactors(parts);
  const account = { change, view, endSessions: given.endSessions };
  return {
    routes: [
      ...secondFactorRoutes({
        begin: createBeginCeremony(parts),
        prove: createProveFactor(parts),
        enrol: createEnrolFactor(parts),
        ...{ view, viewSession, factorLimiter },
        sessionSeconds: limits.sessionSeconds,
      }),
      ...accountRoutes(account),
      ...secondFactorAdminRoutes(account),
    ],
    beginPartialSession: createBeginPartialSession(parts),
    viewStep: view.step,
    forget: async (before) => (await partials.forget(before)) + (await ceremonies.forget(before)),
  };
}
