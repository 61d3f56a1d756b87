import type {
  AccountSecurityView,
  SecondFactorMethods,
  SecondFactorStep,
  StaffSecondFactorView,
} from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { NotFoundError, UnauthenticatedError } from '../../platform/errors/app-error.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import type { PersonStore, SchoolStore } from '../../schools/index.ts';
import type { LoginLimits } from '../login-limits.ts';
import type { LoginSessionStore } from '../login-session-store.ts';
import { isPartial, type Caller } from './caller.ts';
import { hasFactor, type Factors, type FactorStore, type Passkey } from './factor-store.ts';
import type { PartialSessionStore } from './partial-session-store.ts';
import { provedUntil } from './require-proof.ts';
import { demandsFactor } from './second-factor-policy.ts';

interface Dependencies {
  readonly sequelize: Sequelize;
  readonly schools: SchoolStore;
  readonly people: PersonStore;
  readonly sessions: LoginSessionStore;
  readonly partials: PartialSessionStore;
  readonly factors: FactorStore;
  readonly limits: LoginLimits;
}

export interface ViewSecondFactor {
  /** What the login lacks. Rejects with UnauthenticatedError when its time is up. */
  readonly step: (caller: Caller) => Promise<SecondFactorStep>;
  readonly account: (actor: Actor) => Promise<AccountSecurityView>;
  /** For those who may reset it. Rejects with NotFoundError outside of the actor's school. */
  readonly ofStaff: (actor: Actor, personId: string) => Promise<StaffSecondFactorView>;
}

export function createViewSecondFactor(dependencies: Dependencies): ViewSecondFactor {
  const { sequelize, schools, people, sessions, partials, factors, limits } = dependencies;
  return {
    step: async (caller) => {
      const { personId, role } = caller;
      const partial = isPartial(caller) ? await partials.find(caller.partialSessionId) : null;
      const person = await people.find(personId);
      if (!person || (isPartial(caller) && !partial)) {
        throw new UnauthenticatedError('unauthenticated', 'no partial session any more');
      }
      const found = await factors.findOf(personId);
      const missing = hasFactor(found) ? 'prove' : 'enrol';
      return {
        step: partial ? missing : 'done',
        role,
        personName: person.name,
        methods: methodsOf(found),
        expiresAt: partial?.expiresAt.toISOString() ?? null,
      };
    },

    account: async ({ personId, schoolId, sessionId, role }) => {
      const session = await sessions.find(sessionId);
      const school = await schools.find(schoolId);
      if (!session || !school) throw new UnauthenticatedError('unauthenticated', 'no session');
      const found = await factors.findOf(personId);
      const until = provedUntil(session.secondFactorAt, limits);
      const live = await sessions.listLiveOf(personId);
      const others = live.filter(({ id }) => id !== sessionId).length;
      return {
        policy: school.secondFactor,
        required: demandsFactor(school.secondFactor, role),
        totpSince: found.totp?.createdAt.toISOString() ?? null,
        passkeys: found.passkeys.map(presentPasskey),
        recoveryCodesLeft: found.recoveryCodesLeft,
        methods: methodsOf(found),
        provedUntil: until && until > (await databaseNow(sequelize)) ? until.toISOString() : null,
        signedInAt: session.createdAt.toISOString(),
        expiresAt: session.expiresAt.toISOString(),
        otherSessions: others + (await partials.countOf(personId)),
      };
    },

    ofStaff: async ({ schoolId }, personId) => {
      const person = await people.find(personId);
      if (person?.schoolId !== schoolId || person.kind !== 'staff') {
        throw new NotFoundError('not-found', `no staff ${personId}`);
      }
      const { totp, passkeys, recoveryCodesLeft } = await factors.findOf(personId);
      return { totp: totp !== null, passkeys: passkeys.length, recoveryCodesLeft };
    },
  };
}

function methodsOf({ totp, passkeys, recoveryCodesLeft }: Factors): SecondFactorMethods {
  const passkey = passkeys.length > 0;
  return { totp: totp !== null, passkey, recoveryCode: recoveryCodesLeft > 0 };
}

function presentPasskey({ id, name, relyingParty, createdAt, lastUsedAt }: Passkey) {
  return {
    ...{ id, name, relyingParty },
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}
