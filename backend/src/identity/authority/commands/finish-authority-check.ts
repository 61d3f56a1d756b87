import { databaseNow } from '../../../platform/database/database-clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { NotFoundError } from '../../../platform/errors/app-error.ts';
import { lockRoomOf } from '../../face-verification/index.ts';
import { giveUp, isOverdue, takeAnswer, type AuthorityCheck } from '../authority-check.ts';
import type { AuthorityDependencies } from '../dependencies.ts';
import { AuthorityError } from '../identity-authority.ts';

/**
 * Asks the authority what became of a check, unless that is known; what it is now. Whatever goes
 * wrong ends it as not verified, with the reason, and the candidate goes on in another way.
 */
export type FinishAuthorityCheck = (check: AuthorityCheck) => Promise<AuthorityCheck>;

type Change = NonNullable<ReturnType<typeof takeAnswer>>;

export function createFinishAuthorityCheck(
  dependencies: AuthorityDependencies,
): FinishAuthorityCheck {
  const { sequelize, authority } = dependencies;

  /** Outside of any transaction: nothing is locked while somebody else's machine thinks. */
  const ask = async (check: AuthorityCheck): Promise<Change | null> => {
    const now = await databaseNow(sequelize);
    if (isOverdue(check, now)) return giveUp('expired', null, now);
    if (check.ref === null) return null;
    try {
      return takeAnswer(await authority.result(check.ref), now);
    } catch (error) {
      if (!(error instanceof AuthorityError)) throw error;
      return giveUp(error.failure, error.providerCode, now);
    }
  };

  return async (check) => {
    if (check.state === 'finished') return check;
    const change = await ask(check);
    return change ? settleCheck(dependencies, check, change) : check;
  };
}

/** Keeps how a check ended, once; a good end counts as the sitting's face verification. */
export function settleCheck(
  dependencies: AuthorityDependencies,
  { id, schoolId, sittingId }: AuthorityCheck,
  change: Change,
): Promise<AuthorityCheck> {
  const { sequelize, checks, confirm, recordAudit } = dependencies;
  return inTransaction(sequelize, async () => {
    await lockRoomOf(dependencies, schoolId, sittingId);
    const check = await checks.lock(id);
    if (!check) throw new NotFoundError('not-found', `no authority check ${id}`);
    if (check.state === 'finished') return check;
    const finished = await checks.save(check, change);
    const { driver, candidateId, outcome, reason } = finished;
    const at = change.finishedAt ?? (await databaseNow(sequelize));
    if (outcome === 'verified') {
      await confirm({ schoolId, sittingId, candidateId, driver, at });
    }
    await recordAudit({
      action: 'authority-check.finished',
      subject: { kind: 'sitting', id: sittingId },
      after: { driver, outcome, reason },
      schoolId,
    });
    return finished;
  });
}
