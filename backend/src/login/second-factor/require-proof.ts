import type { Sequelize } from 'sequelize';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { ForbiddenError } from '../../platform/errors/app-error.ts';
import type { LoginLimits } from '../login-limits.ts';
import type { LoginSessionStore } from '../login-session-store.ts';
import { isPartial, type Caller } from './caller.ts';
import { hasFactor, type FactorStore } from './factor-store.ts';

interface Dependencies {
  readonly sequelize: Sequelize;
  readonly sessions: LoginSessionStore;
  readonly factors: FactorStore;
  readonly limits: LoginLimits;
}

/**
 * Whoever has a factor must have proved it in this session just before they change any. Rejects with
 * ForbiddenError second-factor-unproved.
 */
export type RequireProof = (caller: Caller) => Promise<void>;

export function createRequireProof(dependencies: Dependencies): RequireProof {
  const { sequelize, sessions, factors, limits } = dependencies;
  return async (caller) => {
    if (!hasFactor(await factors.findOf(caller.personId))) return;
    const session = isPartial(caller) ? null : await sessions.find(caller.sessionId);
    const until = provedUntil(session?.secondFactorAt ?? null, limits);
    if (until && until > (await databaseNow(sequelize))) return;
    throw new ForbiddenError('second-factor-unproved', 'factors change after a proof alone');
  };
}

/** Until when a proof lets its session change factors; null without one. */
export function provedUntil(provedAt: Date | null, { proofSeconds }: LoginLimits): Date | null {
  return provedAt && new Date(provedAt.getTime() + proofSeconds * 1_000);
}
