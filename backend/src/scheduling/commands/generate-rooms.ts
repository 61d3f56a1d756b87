import type { GenerateRequest } from '@exam/contracts';

import { inTransaction } from '../../platform/database/transaction.ts';
import { ConflictError } from '../../platform/errors/app-error.ts';
import type { AdministrationScope } from '../../schools/index.ts';
import type { Exam } from '../exam.ts';
import type { ExamPlan, PlanExam } from '../queries/plan-exam.ts';
import type { ScheduleDependencies } from './schedule-dependencies.ts';

/**
 * Carries out the plan that was seen. Rejects with NotFoundError, and with ConflictError:
 * `schedule-changed` when it would be another plan by now, `plan-impossible` when not everybody has
 * a place in it, `candidate-unknown`, `exam-room-touched`.
 */
export type GenerateRooms = (
  scope: AdministrationScope,
  examId: string,
  request: GenerateRequest,
) => Promise<void>;

/** Builds the generation. */
export function createGenerateRooms(
  dependencies: ScheduleDependencies,
  planExam: PlanExam,
): GenerateRooms {
  const { sequelize, exams, recordAudit } = dependencies;
  return (scope, examId, request) =>
    inTransaction(sequelize, async () => {
      const exam = await exams.lock(scope, examId);
      await exams.lockRoomsOf(examId);
      const planned = await planExam(exam, request);
      if (planned.fingerprint !== request.fingerprint) {
        throw new ConflictError('schedule-changed', 'the plan would be another one now');
      }
      if (planned.plan.problem)
        throw new ConflictError('plan-impossible', 'no place for everybody');
      await removeRooms(dependencies, planned);
      await createRooms(dependencies, exam, planned, request);
      await recordAudit({
        action: 'schedule.generated',
        subject: { kind: 'exam', id: examId, name: exam.name },
        after: {
          rooms: planned.plan.rooms.length,
          candidates: planned.candidates.size,
          replacedRooms: planned.replaced.length,
          dates: [...new Set(request.dates)].sort(),
        },
      });
    });
}

async function removeRooms(
  { rooms, schedule, book }: ScheduleDependencies,
  { replaced }: ExamPlan,
): Promise<void> {
  const ids = replaced.map(({ id }) => id);
  if (ids.length === 0) return;
  const staff = Map.groupBy(await schedule.staff(ids), ({ examRoomId }) => examRoomId);
  await book.remove(await book.listByRooms(ids));
  await rooms.remove(ids);
  for (const [examRoomId, members] of staff) {
    await book.partsChanged(
      examRoomId,
      members.map(({ personId }) => personId),
    );
  }
}

async function createRooms(
  { rooms, book }: ScheduleDependencies,
  exam: Exam,
  { plan, names }: ExamPlan,
  { sessionMinutes, breaks }: GenerateRequest,
): Promise<void> {
  for (const { index, startsAt, endsAt, candidates } of plan.rooms) {
    const name = names[index] ?? '';
    const id = await rooms.create(exam, { name, startsAt, endsAt, sessionMinutes, breaks });
    await book.seat(
      { id, schoolId: exam.schoolId, kind: exam.kind },
      candidates.map(({ candidateId }) => candidateId),
    );
  }
}
