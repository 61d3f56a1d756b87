import type { Sequelize } from 'sequelize';

import { databaseNow } from '../../platform/database/database-clock.ts';
import type { PartialActor } from '../../platform/policy/actor.ts';
import type { SchoolStore } from '../../schools/index.ts';
import type { NewSession } from '../commands/open-session.ts';
import type { LoginLimits } from '../login-limits.ts';
import { createToken, hashToken } from '../session-cookie.ts';
import { hasFactor, type FactorStore } from './factor-store.ts';
import type { PartialSessionStore } from './partial-session-store.ts';
import { missingStep } from './second-factor-policy.ts';

interface Dependencies {
  readonly sequelize: Sequelize;
  readonly schools: SchoolStore;
  readonly factors: FactorStore;
  readonly partials: PartialSessionStore;
  readonly limits: LoginLimits;
}

export interface PartiallyLoggedIn {
  readonly partial: PartialActor;
  /** The new cookie's value. */
  readonly token: string;
}

/**
 * Begins a session that lacks its second factor, in the caller's transaction, which has locked the
 * person. Null when it lacks nothing. Other sessions of the person go on.
 */
export type BeginPartialSession = (login: NewSession) => Promise<PartiallyLoggedIn | null>;

export function createBeginPartialSession(dependencies: Dependencies): BeginPartialSession {
  const { sequelize, schools, factors, partials, limits } = dependencies;
  return async ({ personId, schoolId, role }) => {
    if (role === 'candidate') return null;
    const school = await schools.find(schoolId);
    if (!school) throw new Error(`no school ${schoolId}`);
    const has = hasFactor(await factors.findOf(personId));
    if (missingStep(role, school.secondFactor, has) === null) return null;
    const createdAt = await databaseNow(sequelize);
    const expiresAt = new Date(createdAt.getTime() + limits.partialSeconds * 1_000);
    const token = createToken();
    const tokenHash = hashToken(token) ?? '';
    const { id } = await partials.create({ tokenHash, personId, role, createdAt, expiresAt });
    return { partial: { partialSessionId: id, personId, schoolId, role }, token };
  };
}
