import { randomUUID } from 'node:crypto';

import type { BatchProposal } from '@exam/contracts';

import { databaseNow } from '../../../platform/database/database-clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import {
  ConflictError,
  ForbiddenError,
  NotFoundError,
} from '../../../platform/errors/app-error.ts';
import { reasonToLeaveOut } from '../batch-member.ts';
import type { Batch, BatchStore } from '../batch-store.ts';
import type { ReviewDependencies } from '../dependencies.ts';
import type { Reviewer } from '../queries/view-file.ts';
import type { QueuedFile } from '../review-queue.ts';

/** Approving many files at once takes two people. All reject with NotFoundError outside of the scope. */
export interface ApproveBatches {
  /** Its id. Rejects with ConflictError `identity-batch-stale` when one file is no longer as seen. */
  readonly propose: (reviewer: Reviewer, proposal: BatchProposal) => Promise<string>;
  readonly takeOut: (reviewer: Reviewer, batchId: string, sittingId: string) => Promise<void>;
  /**
   * Approves what is as it was proposed, and leaves out the rest. Rejects with ForbiddenError
   * `identity-batch-own` for who proposed it, with ConflictError `identity-batch-closed`.
   */
  readonly confirm: (reviewer: Reviewer, batchId: string) => Promise<void>;
  readonly withdraw: (reviewer: Reviewer, batchId: string) => Promise<void>;
}

export function createApproveBatches(
  dependencies: ReviewDependencies,
  batches: BatchStore,
): ApproveBatches {
  const { sequelize, claims, recordAudit, events } = dependencies;

  const lockOpen = async ({ scope }: Reviewer, batchId: string): Promise<Batch> => {
    const batch = await batches.lock(scope, batchId);
    if (batch.state !== 'proposed') throw new ConflictError('identity-batch-closed', batch.state);
    return batch;
  };

  return {
    propose: ({ scope, personId }, { files }) =>
      inTransaction(sequelize, async () => {
        const proposed = [...files].sort((a, b) => a.sittingId.localeCompare(b.sittingId));
        for (const { sittingId } of proposed) await claims.lockIfFree(sittingId);
        const now = await current(dependencies, { scope, personId }, proposed);
        if (now.size < proposed.length) throw new NotFoundError('not-found', 'no such files');
        const members = proposed.flatMap(({ sittingId, version }) => {
          const file = now.get(sittingId);
          const isGood = file?.isInBatch === 0 && !reasonToLeaveOut(file, version, personId);
          return isGood ? [file] : [];
        });
        if (members.length < files.length) {
          throw new ConflictError('identity-batch-stale', 'a file is another by now');
        }
        const id = randomUUID();
        const colleges = [...new Set(members.map(({ collegeId }) => collegeId))];
        const collegeId = colleges.length === 1 ? (colleges[0] ?? null) : null;
        const proposedAt = await databaseNow(sequelize);
        const facts = { schoolId: scope.schoolId, collegeId, proposedBy: personId, proposedAt };
        await batches.add({ id, state: 'proposed', ...facts }, proposed);
        await claims.release(
          personId,
          proposed.map(({ sittingId }) => sittingId),
        );
        const after = { batchId: id, files: proposed.length };
        await recordAudit({ action: 'identity-batch.proposed', subject: null, after });
        await events.queueChanged(scope.schoolId);
        return id;
      }),

    takeOut: (reviewer, batchId, sittingId) =>
      inTransaction(sequelize, async () => {
        await lockOpen(reviewer, batchId);
        await batches.leaveOut(batchId, sittingId, 'takenOut');
        await events.queueChanged(reviewer.scope.schoolId);
      }),

    confirm: (reviewer, batchId) =>
      inTransaction(sequelize, async () => {
        const batch = await lockOpen(reviewer, batchId);
        if (batch.proposedBy === reviewer.personId) {
          throw new ForbiddenError('identity-batch-own', 'another person must confirm it');
        }
        const approved = await approveMembers(dependencies, batches, batch, reviewer);
        const at = await databaseNow(sequelize);
        await batches.close(batchId, 'confirmed', reviewer.personId, at);
        const after = { batchId, proposedBy: batch.proposedBy, files: approved };
        await recordAudit({ action: 'identity-batch.confirmed', subject: null, after });
        await events.queueChanged(batch.schoolId);
      }),

    withdraw: (reviewer, batchId) =>
      inTransaction(sequelize, async () => {
        const { schoolId } = await lockOpen(reviewer, batchId);
        const at = await databaseNow(sequelize);
        await batches.close(batchId, 'withdrawn', reviewer.personId, at);
        const after = { batchId };
        await recordAudit({ action: 'identity-batch.withdrawn', subject: null, after });
        await events.queueChanged(schoolId);
      }),
  };
}

/** These files as they are now, by sitting. */
async function current(
  { queue }: ReviewDependencies,
  { scope }: Reviewer,
  files: readonly { readonly sittingId: string }[],
): Promise<Map<string, QueuedFile>> {
  const ids = files.map(({ sittingId }) => sittingId);
  return new Map((await queue.list(scope, ids)).map((file) => [file.sittingId, file]));
}

/** Decides on every file of a batch that is as it was; how many. */
async function approveMembers(
  dependencies: ReviewDependencies,
  batches: BatchStore,
  { id: batchId, proposedBy }: Batch,
  reviewer: Reviewer,
): Promise<number> {
  const { sequelize, files, claims, decisions, recordAudit } = dependencies;
  const members = (await batches.filesOf([batchId])).filter(({ leftOut }) => leftOut === null);
  for (const { sittingId } of members) await files.lockExisting(sittingId, reviewer.scope.schoolId);
  const now = await current(dependencies, reviewer, members);
  const decidedAt = await databaseNow(sequelize);
  let approved = 0;
  for (const { sittingId, version } of members) {
    const file = now.get(sittingId) ?? null;
    const reason = reasonToLeaveOut(file, version, reviewer.personId);
    if (!file || reason) {
      await batches.leaveOut(batchId, sittingId, reason ?? 'changed');
      continue;
    }
    const { schoolId, round, submittedAt } = file;
    await decisions.add({
      ...{ id: randomUUID(), sittingId, schoolId, round, version, submittedAt, decidedAt },
      ...{ outcome: 'approved', documents: [], reviewerId: proposedBy },
      // Two people have agreed: there is nothing to wait for.
      ...{ confirmedBy: reviewer.personId, settlesAt: decidedAt, state: 'pending' },
      ...{ smsEventId: null, smsOverQuota: false },
    });
    await claims.end([sittingId]);
    await recordAudit({
      action: 'identity-file.approved',
      subject: { kind: 'sitting', id: sittingId },
      after: { round, batchId, proposedBy },
    });
    approved++;
  }
  return approved;
}
