import type { AuditAction, ExamStep } from '@exam/contracts';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { ConflictError } from '../../platform/errors/app-error.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { administrationScope } from '../../schools/index.ts';
import type { RoomOfExam } from '../exam-store.ts';
import { takeExamStep, type Exam } from '../exam.ts';
import { hasStarted } from '../flow-impact.ts';
import { requireComplete, saveChange, withPledgeVersion } from './change-exam.ts';
import type { ExamDependencies } from './dependencies.ts';
import { auditFacts, requireVersion } from './exam-support.ts';

/** Both reject with NotFoundError outside of the actor's scope. */
export interface MoveExamCommands {
  /**
   * Publishes, withdraws, archives or restores. Rejects with ConflictError `exam-step` where the
   * exam has no such step, `exam-changed` for an older version, `exam-started` for a withdrawal
   * after somebody began, `exam-running` for archiving while a room is open; with
   * InvalidRequestError `exam-incomplete` for a publication.
   */
  readonly step: (
    actor: Actor,
    examId: string,
    request: { readonly step: ExamStep; readonly version: number },
  ) => Promise<Exam>;
  /** Deletes a draft without rooms. ConflictError `exam-step`, `exam-in-use`. */
  readonly remove: (actor: Actor, examId: string) => Promise<void>;
}

const actions: Readonly<Record<ExamStep, AuditAction>> = {
  publish: 'exam.published',
  withdraw: 'exam.withdrawn',
  archive: 'exam.archived',
  restore: 'exam.restored',
};

/** Builds the commands. */
export function createMoveExam(dependencies: ExamDependencies): MoveExamCommands {
  const { sequelize, exams, sittings, recordAudit, tellRooms } = dependencies;

  const requirePossible = async (exam: Exam, step: ExamStep, rooms: readonly RoomOfExam[]) => {
    if (step === 'publish') requireComplete(exam);
    if (step === 'archive' && rooms.some(({ status }) => status === 'open')) {
      throw new ConflictError('exam-running', exam.id);
    }
    if (step !== 'withdraw') return;
    const progress = await sittings.progressOf(rooms.map(({ id }) => id));
    if (progress.some(hasStarted)) throw new ConflictError('exam-started', exam.id);
  };

  return {
    step: (actor, examId, { step, version }) =>
      inTransaction(sequelize, async () => {
        const old = await exams.lock(administrationScope(actor), examId);
        await requireVersion(dependencies, old, version);
        const rooms = await exams.lockRoomsOf(examId);
        const moved = takeExamStep(old, step, await databaseNow(sequelize));
        await requirePossible(old, step, rooms);
        const next = await saveChange(
          dependencies,
          actor,
          await withPledgeVersion(dependencies, moved),
        );
        await recordAudit({
          action: actions[step],
          subject: { kind: 'exam', id: examId, name: old.name },
          before: auditFacts(old, next),
          after: auditFacts(next, old),
        });
        await tellRooms(rooms);
        return next;
      }),

    remove: (actor, examId) =>
      inTransaction(sequelize, async () => {
        const exam = await exams.lock(administrationScope(actor), examId);
        if (exam.status !== 'draft') throw new ConflictError('exam-step', `delete: ${exam.status}`);
        if ((await exams.lockRoomsOf(examId)).length > 0) {
          throw new ConflictError('exam-in-use', 'has rooms');
        }
        await exams.delete(examId);
        const subject = { kind: 'exam', id: examId, name: exam.name } as const;
        await recordAudit({ action: 'exam.removed', subject, before: auditFacts(exam) });
      }),
  };
}
