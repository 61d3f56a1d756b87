import { sentBack } from '@exam/contracts';
import { Op, type InferAttributes } from 'sequelize';
import { z } from 'zod';

import type { SentBackDocument } from './review-decision.ts';
import { IdentityDecisionRecord } from './review-records.ts';

/** One decision, with the documents that go back by it. */
export type StoredDecision = Omit<InferAttributes<IdentityDecisionRecord>, 'documents'> & {
  readonly documents: readonly SentBackDocument[];
};

const documentList = sentBack.extend({ documentId: z.uuid(), name: z.string() }).array();

export class DecisionStore {
  async add({ documents, ...decision }: StoredDecision): Promise<void> {
    await IdentityDecisionRecord.create({ ...decision, documents: JSON.stringify(documents) });
  }

  /** What was decided about a file and can be taken back still; null for nothing. */
  async pendingOf(sittingId: string): Promise<StoredDecision | null> {
    const record = await IdentityDecisionRecord.findOne({ where: { sittingId, state: 'pending' } });
    return record && toDecision(record);
  }

  /** Null when there is no such decision about that file. */
  async find(sittingId: string, id: string): Promise<StoredDecision | null> {
    const record = await IdentityDecisionRecord.findOne({ where: { id, sittingId } });
    return record && toDecision(record);
  }

  /** What took effect on a file, and what is about to; the newest first. */
  async historyOf(sittingId: string): Promise<StoredDecision[]> {
    const records = await IdentityDecisionRecord.findAll({
      where: { sittingId, state: ['settled', 'pending'] },
      order: [['decidedAt', 'DESC']],
    });
    return records.map(toDecision);
  }

  /** Files whose decision can no longer be taken back and has no effect yet, the oldest first. */
  async due(now: Date): Promise<{ schoolId: string; sittingId: string }[]> {
    return IdentityDecisionRecord.findAll({
      where: { state: 'pending', settlesAt: { [Op.lte]: now } },
      attributes: ['schoolId', 'sittingId'],
      order: [['settlesAt', 'ASC']],
      limit: 100,
    });
  }

  async change(
    id: string,
    changes: Partial<Pick<StoredDecision, 'state' | 'smsEventId' | 'smsOverQuota'>>,
  ): Promise<void> {
    await IdentityDecisionRecord.update(changes, { where: { id } });
  }

  /** How many files somebody decided from a moment on. */
  async countBy(reviewerId: string, from: Date): Promise<number> {
    const states = ['settled', 'pending'] as const;
    const where = { reviewerId, state: [...states], decidedAt: { [Op.gte]: from } };
    return IdentityDecisionRecord.count({ where });
  }
}

function toDecision(record: IdentityDecisionRecord): StoredDecision {
  const { documents, ...decision } = record.get({ plain: true });
  return { ...decision, documents: documentList.parse(JSON.parse(documents)) };
}
