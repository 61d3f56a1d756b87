import type { SentBack } from '@exam/contracts';

import { databaseNow } from '../../../platform/database/database-clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { decide, undecided, type DocumentDecision } from '../../identity-file/index.ts';
import type { StoredDecision } from '../decision-store.ts';
import type { ReviewDependencies } from '../dependencies.ts';
import { outcomeMessage } from '../outcome-message.ts';
import { askedDocuments } from '../queries/view-file.ts';
import type { QueuedFile } from '../review-queue.ts';

/**
 * Gives effect to the decisions that nobody can take back any more: the file, the candidate's path,
 * and one message. Each in a transaction of its own, so that it happens once, whoever else does it.
 */
export type SettleDecisions = () => Promise<void>;

export function createSettleDecisions(dependencies: ReviewDependencies): SettleDecisions {
  const { sequelize, decisions } = dependencies;
  return async () => {
    const failures: unknown[] = [];
    for (const { schoolId, sittingId } of await decisions.due(await databaseNow(sequelize))) {
      try {
        await inTransaction(sequelize, () => settle(dependencies, schoolId, sittingId));
      } catch (error) {
        // One file that cannot be settled must not keep the others waiting.
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'decisions are unsettled');
  };
}

async function settle(
  dependencies: ReviewDependencies,
  schoolId: string,
  sittingId: string,
): Promise<void> {
  const { sequelize, files, decisions, completeFlowStep, events } = dependencies;
  const file = await files.lockExisting(sittingId, schoolId);
  const decision = await decisions.pendingOf(sittingId);
  if (!decision || decision.settlesAt > (await databaseNow(sequelize))) return;
  const [queued] = await dependencies.queue.list({ schoolId, collegeId: null }, [sittingId]);
  // Whatever the candidate sent meanwhile has not been looked at, and is not overwritten.
  if (!queued || file.status !== 'submitted' || file.version !== decision.version) {
    await decisions.change(decision.id, { state: 'stale' });
    await events.queueChanged(schoolId);
    return;
  }
  const reviewer = decision.reviewerId;
  const decided = decide(
    file,
    decisionsOn(undecided(file), decision),
    reviewer,
    decision.decidedAt,
  );
  await files.save(decided);
  await files.closeRound(decided, await askedDocuments(dependencies, queued));
  if (decided.status === 'approved') {
    await completeFlowStep(schoolId, sittingId, 'identityFile', reviewer);
  }
  const sms = await sendMessage(dependencies, queued, decision);
  await decisions.change(decision.id, { state: 'settled', ...sms });
  await events.fileDecided(queued);
  await events.queueChanged(schoolId);
}

function decisionsOn(
  waiting: readonly string[],
  { documents }: StoredDecision,
): Map<string, DocumentDecision> {
  const goingBack = new Map<string, SentBack>(
    documents.map(({ documentId, reasons, note }) => [documentId, { reasons, note }]),
  );
  return new Map(
    waiting.map((id) => {
      const why = goingBack.get(id);
      return [id, why ? { outcome: 'sentBack', sentBack: why } : { outcome: 'approved' }];
    }),
  );
}

/** Where the quota is used up, the candidate finds the outcome in the portal alone. */
async function sendMessage(
  { people, schools, phoneOf, notices }: ReviewDependencies,
  { schoolId, candidateId, examRoomId, examName }: QueuedFile,
  decision: StoredDecision,
): Promise<Pick<StoredDecision, 'smsEventId' | 'smsOverQuota'>> {
  const person = await people.find(candidateId);
  const school = await schools.find(schoolId);
  if (!person || person.disabledAt || !school) return { smsEventId: null, smsOverQuota: false };
  const sms = outcomeMessage(phoneOf(person), examName, decision);
  const message = { personId: candidateId, examRoomId, sms };
  const smsEventId = await notices.sendOne({ schoolId, zone: school.timeZone }, message);
  return { smsEventId, smsOverQuota: smsEventId === null };
}
