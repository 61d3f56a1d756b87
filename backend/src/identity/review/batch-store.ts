import type { BatchLeftOut, BatchState } from '@exam/contracts';
import type { InferAttributes } from 'sequelize';

import { currentTransaction } from '../../platform/database/transaction.ts';
import { NotFoundError } from '../../platform/errors/app-error.ts';
import { requireScope, type AdministrationScope } from '../../schools/index.ts';
import { IdentityBatchFileRecord, IdentityBatchRecord } from './review-records.ts';

export type Batch = InferAttributes<IdentityBatchRecord>;
export type BatchFile = InferAttributes<IdentityBatchFileRecord>;

/** Files that one person proposes to approve together, and another one confirms. */
export class BatchStore {
  async add(
    batch: Omit<Batch, 'closedBy' | 'closedAt'>,
    files: readonly Pick<BatchFile, 'sittingId' | 'version'>[],
  ): Promise<void> {
    await IdentityBatchRecord.create(batch);
    await IdentityBatchFileRecord.bulkCreate(
      files.map(({ sittingId, version }) => ({ batchId: batch.id, sittingId, version })),
    );
  }

  /** The newest 50 of a school, or of one of its colleges. */
  async list({ schoolId, collegeId }: AdministrationScope): Promise<Batch[]> {
    const records = await IdentityBatchRecord.findAll({
      where: { schoolId, ...(collegeId !== null && { collegeId }) },
      order: [['proposedAt', 'DESC']],
      limit: 50,
    });
    return records.map((record) => record.get({ plain: true }));
  }

  /** Throws NotFoundError outside of the scope. */
  async get(scope: AdministrationScope, id: string): Promise<Batch> {
    return this.require(scope, await IdentityBatchRecord.findByPk(id));
  }

  /** The same, and everybody else who locks this batch waits until the transaction ends. */
  async lock(scope: AdministrationScope, id: string): Promise<Batch> {
    const lock = currentTransaction().LOCK.UPDATE;
    return this.require(scope, await IdentityBatchRecord.findByPk(id, { lock }));
  }

  /** By file, so that all lock them in the same order. */
  async filesOf(batchIds: readonly string[]): Promise<BatchFile[]> {
    const records = await IdentityBatchFileRecord.findAll({
      where: { batchId: [...batchIds] },
      order: ['sittingId'],
    });
    return records.map((record) => record.get({ plain: true }));
  }

  async leaveOut(batchId: string, sittingId: string, leftOut: BatchLeftOut): Promise<void> {
    const where = { batchId, sittingId, leftOut: null };
    await IdentityBatchFileRecord.update({ leftOut }, { where });
  }

  async close(id: string, state: BatchState, closedBy: string, closedAt: Date): Promise<void> {
    await IdentityBatchRecord.update({ state, closedBy, closedAt }, { where: { id } });
  }

  private require(scope: AdministrationScope, record: IdentityBatchRecord | null): Batch {
    if (!record) throw new NotFoundError('not-found', 'no such batch');
    requireScope(scope, record);
    return record.get({ plain: true });
  }
}
