import { randomUUID } from 'node:crypto';

import { AUTHORITY_CHECKS, AUTHORITY_RETURN_PATH } from '@exam/contracts';

import { databaseNow } from '../../../platform/database/database-clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { ConflictError } from '../../../platform/errors/app-error.ts';
import type { Actor } from '../../../platform/policy/actor.ts';
import { lockRoomOf, requireFaceStep, requireNotEnded } from '../../face-verification/index.ts';
import { giveUp, isOverdue, type AuthorityCheck } from '../authority-check.ts';
import type { AuthorityDependencies } from '../dependencies.ts';
import { AuthorityError, type AuthoritySubject } from '../identity-authority.ts';
import { settleCheck } from './finish-authority-check.ts';

/** What a candidate uses: how it calls itself, and the portal's origin that it is at. */
interface Browser {
  readonly userAgent: string;
  readonly origin: string;
}

/**
 * Begins a check of a candidate by the outside authority, or answers with the one under way. One that
 * the authority does not begin is finished at once, as not verified. Rejects with NotFoundError, and
 * with ConflictError `authority-off`, `authority-checks-used-up`, `face-verification-off`,
 * `face-verification-done`, `exam-room-ended`, or for want of consent.
 */
export type StartAuthorityCheck = (
  actor: Actor,
  sittingId: string,
  browser: Browser,
) => Promise<AuthorityCheck>;

export function createStartAuthorityCheck(
  dependencies: AuthorityDependencies,
): StartAuthorityCheck {
  const { sequelize, checks, authority } = dependencies;
  const { ownSitting, requireConsent, photoOnFile, subjectOf } = dependencies;

  /** Without a transaction: nothing is locked while somebody else's machine thinks. */
  const begin = async (
    check: AuthorityCheck,
    { userAgent, origin }: Browser,
  ): Promise<AuthorityCheck> => {
    const { id: checkId, candidateId, sittingId } = check;
    const person = await subjectOf(candidateId);
    const image = await photoOnFile({ candidateId, sittingId });
    const returnUrl = `${origin}${AUTHORITY_RETURN_PATH}`;
    const subject: AuthoritySubject = {
      ...{ checkId, sittingId, ...person, image, userAgent, returnUrl },
    };
    try {
      const { ref, url = null } = await authority.start(subject);
      return await checks.save(check, { state: 'open', ref, url });
    } catch (error) {
      if (!(error instanceof AuthorityError)) throw error;
      const now = await databaseNow(sequelize);
      return settleCheck(dependencies, check, giveUp(error.failure, error.providerCode, now));
    }
  };

  return async (actor, sittingId, browser) => {
    const { candidateId } = await ownSitting(actor, sittingId);
    await requireConsent(candidateId);
    const { check, isNew } = await admit(dependencies, actor, sittingId);
    return isNew ? begin(check, browser) : check;
  };
}

/** Keeps that a check begins, before anything leaves the portal; or finds the one under way. */
function admit(
  dependencies: AuthorityDependencies,
  { schoolId, personId: candidateId }: Actor,
  sittingId: string,
): Promise<{ check: AuthorityCheck; isNew: boolean }> {
  const { sequelize, checks, driver, isWanted, isVerified, recordAudit } = dependencies;
  return inTransaction(sequelize, async () => {
    const room = await lockRoomOf(dependencies, schoolId, sittingId);
    requireNotEnded(room);
    requireFaceStep(room);
    if (!(await isWanted(schoolId))) throw new ConflictError('authority-off', schoolId);
    if (await isVerified(sittingId)) throw new ConflictError('face-verification-done', sittingId);
    const now = await databaseNow(sequelize);
    const last = await checks.newest(sittingId);
    if (last && last.state !== 'finished') {
      if (!isOverdue(last, now)) return { check: last, isNew: false };
      await checks.save(last, giveUp('expired', null, now));
    }
    if ((await checks.count(sittingId)) >= AUTHORITY_CHECKS) {
      throw new ConflictError('authority-checks-used-up', sittingId);
    }
    const check: AuthorityCheck = {
      ...{ id: randomUUID(), schoolId, sittingId, candidateId, driver, state: 'starting' },
      ...{ ref: null, url: null, outcome: null, reason: null, score: null, raw: null },
      ...{ startedAt: now, finishedAt: null },
    };
    await checks.add(check);
    const subject = { kind: 'sitting', id: sittingId } as const;
    await recordAudit({ action: 'authority-check.started', subject, after: { driver } });
    return { check, isNew: true };
  });
}
