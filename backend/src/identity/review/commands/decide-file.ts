import { randomUUID } from 'node:crypto';

import { REVIEW_UNDO_SECONDS, type DecisionRequest } from '@exam/contracts';

import { databaseNow } from '../../../platform/database/database-clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { ConflictError, NotFoundError } from '../../../platform/errors/app-error.ts';
import { undecided } from '../../identity-file/index.ts';
import type { ReviewDependencies } from '../dependencies.ts';
import { askedDocuments, namesOf, type Reviewer } from '../queries/view-file.ts';
import { decisionOn, reasonText } from '../review-decision.ts';
import { requireFree } from './claim-files.ts';

export interface DecideFile {
  /**
   * Decides on a file that waits. It takes effect, and the candidate is told, once it can no longer
   * be taken back. Rejects with NotFoundError, or with ConflictError: `identity-review-moved` for
   * another version, `identity-file-decided`, `identity-file-claimed`.
   */
  readonly decide: (
    reviewer: Reviewer,
    sittingId: string,
    request: DecisionRequest,
  ) => Promise<void>;
  /**
   * Takes one's own decision back; the file is the reviewer's again. Rejects with NotFoundError, or
   * with ConflictError `identity-decision-settled`.
   */
  readonly undo: (reviewer: Reviewer, sittingId: string, decisionId: string) => Promise<void>;
}

export function createDecideFile(dependencies: ReviewDependencies): DecideFile {
  const { sequelize, queue, files, claims, decisions, recordAudit, events } = dependencies;

  /** The file, locked. */
  const lock = async ({ scope }: Reviewer, sittingId: string) => {
    const [queued] = await queue.list(scope, [sittingId]);
    if (!queued) throw new NotFoundError('not-found', `no file of ${sittingId} to review`);
    return { queued, file: await files.lockExisting(sittingId, scope.schoolId) };
  };

  return {
    decide: (reviewer, sittingId, { version, sentBack }) =>
      inTransaction(sequelize, async () => {
        const { queued, file } = await lock(reviewer, sittingId);
        await requireUndecided(dependencies, sittingId);
        await requireFree(dependencies, reviewer.personId, sittingId);
        const waiting = new Set(undecided(file));
        const asked = await askedDocuments(dependencies, queued);
        const decision = decisionOn(
          asked.filter(({ id }) => waiting.has(id)),
          sentBack,
        );
        const { submittedAt, round, schoolId, status } = file;
        const isSame = status === 'submitted' && file.version === version;
        if (!isSame || !decision || !submittedAt) {
          throw new ConflictError(
            'identity-review-moved',
            `version ${String(file.version)} by now`,
          );
        }
        const decidedAt = await databaseNow(sequelize);
        await decisions.add({
          ...{ id: randomUUID(), sittingId, schoolId, round, version, ...decision },
          ...{ reviewerId: reviewer.personId, confirmedBy: null, submittedAt, decidedAt },
          settlesAt: new Date(decidedAt.getTime() + REVIEW_UNDO_SECONDS * 1000),
          ...{ state: 'pending', smsEventId: null, smsOverQuota: false },
        });
        await claims.end([sittingId]);
        await recordAudit({
          action:
            decision.outcome === 'approved' ? 'identity-file.approved' : 'identity-file.sent-back',
          subject: { kind: 'sitting', id: sittingId },
          after: {
            round,
            documents: decision.documents.map((one) => `${one.name}：${reasonText(one)}`),
          },
        });
        await events.queueChanged(schoolId);
      }),

    undo: (reviewer, sittingId, decisionId) =>
      inTransaction(sequelize, async () => {
        const { file } = await lock(reviewer, sittingId);
        const decision = await decisions.find(sittingId, decisionId);
        const isOwn = decision?.reviewerId === reviewer.personId && decision.confirmedBy === null;
        if (!isOwn) throw new NotFoundError('not-found', `${decisionId} is nothing to take back`);
        const now = await databaseNow(sequelize);
        if (decision.state !== 'pending' || decision.settlesAt <= now) {
          throw new ConflictError('identity-decision-settled', decision.state);
        }
        await decisions.change(decisionId, { state: 'undone' });
        await claims.give(sittingId, reviewer.personId);
        await recordAudit({
          action: 'identity-file.decision-undone',
          subject: { kind: 'sitting', id: sittingId },
          before: { outcome: decision.outcome, round: decision.round },
        });
        await events.queueChanged(file.schoolId);
      }),
  };
}

async function requireUndecided(
  dependencies: ReviewDependencies,
  sittingId: string,
): Promise<void> {
  const pending = await dependencies.decisions.pendingOf(sittingId);
  if (!pending) return;
  const nameOf = await namesOf(dependencies, [pending.reviewerId]);
  const changedBy = nameOf(pending.reviewerId);
  throw new ConflictError('identity-file-decided', `${sittingId} is decided`, { changedBy });
}
