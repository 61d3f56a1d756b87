import type { BreakRule, StaffChange } from '@exam/contracts';
import { ForeignKeyConstraintError, UniqueConstraintError } from 'sequelize';

import { currentTransaction } from '../platform/database/transaction.ts';
import { ConflictError, NotFoundError } from '../platform/errors/app-error.ts';
import { isInScope, type AdministrationScope } from '../schools/index.ts';
import { ExamRecord } from './exam-record.ts';
import { ExamRoomRecord } from './exam-room-record.ts';
import { ExamRoomStaffRecord } from './exam-room-staff-record.ts';
import type { RoomFacts } from './exam-room.ts';
import { toExam } from './exam-store.ts';
import type { Exam } from './exam.ts';

/** A room of the schedule, also of an exam that is a draft still. */
export interface RoomToPlan extends RoomFacts {
  readonly exam: Exam;
}

export interface RoomPlanFacts {
  readonly name: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly sessionMinutes: number;
  readonly breaks: BreakRule;
}

/** The rooms as the schedule writes them. */
export class ScheduleRoomStore {
  /**
   * Makes everyone else who locks these rooms wait until the transaction ends, by id. Throws
   * NotFoundError when one is outside of the scope, or of an exam that was put away.
   */
  async lock(scope: AdministrationScope, ids: readonly string[]): Promise<Map<string, RoomToPlan>> {
    const wanted = [...new Set(ids)];
    const lock = currentTransaction().LOCK.UPDATE;
    // In one order for everybody, so that nobody waits for each other.
    const where = { id: wanted, schoolId: scope.schoolId };
    const records = await ExamRoomRecord.findAll({ where, order: ['id'], lock });
    const exams = await ExamRecord.findAll({ where: { id: records.map((room) => room.examId) } });
    const examById = new Map(exams.map((exam) => [exam.id, toExam(exam)]));
    const rooms = new Map<string, RoomToPlan>();
    for (const { id, schoolId, name, status, startsAt, endsAt, examId } of records) {
      const exam = examById.get(examId);
      if (!exam || exam.status === 'archived' || !isInScope(scope, exam)) continue;
      rooms.set(id, { id, schoolId, name, status, startsAt, endsAt, exam });
    }
    const missing = wanted.find((id) => !rooms.has(id));
    if (missing) throw new NotFoundError('exam-room-not-found', `no exam room ${missing}`);
    return rooms;
  }

  /** The exam of a room, to be locked before it. Throws NotFoundError outside of the school. */
  async examIdOf({ schoolId }: AdministrationScope, id: string): Promise<string> {
    const record = await ExamRoomRecord.findOne({ where: { id, schoolId } });
    if (!record) throw new NotFoundError('exam-room-not-found', `no exam room ${id}`);
    return record.examId;
  }

  /** The id of the new room. Throws ConflictError `exam-room-name-taken`. */
  async create(exam: Exam, facts: RoomPlanFacts): Promise<string> {
    const { id: examId, schoolId } = exam;
    const row = { schoolId, examId, ...toRow(facts) };
    return (await ExamRoomRecord.create(row).catch(asNameTaken)).id;
  }

  /** Throws ConflictError `exam-room-name-taken`. */
  async change(id: string, facts: RoomPlanFacts): Promise<void> {
    await ExamRoomRecord.update(toRow(facts), { where: { id } }).catch(asNameTaken);
  }

  /** Rooms without sittings, and their staff. Throws ConflictError `exam-room-touched`. */
  async remove(ids: readonly string[]): Promise<void> {
    try {
      await ExamRoomStaffRecord.destroy({ where: { examRoomId: [...ids] } });
      await ExamRoomRecord.destroy({ where: { id: [...ids] } });
    } catch (error) {
      if (!(error instanceof ForeignKeyConstraintError)) throw error;
      throw new ConflictError('exam-room-touched', 'something refers to it', { cause: error });
    }
  }

  /** False when the person had that role, or had it not, before. */
  async changeStaff({ assigned, ...seat }: StaffChange): Promise<boolean> {
    if (!assigned) return (await ExamRoomStaffRecord.destroy({ where: seat })) > 0;
    if ((await ExamRoomStaffRecord.count({ where: seat })) > 0) return false;
    await ExamRoomStaffRecord.create(seat);
    return true;
  }
}

function toRow({ breaks, ...facts }: RoomPlanFacts) {
  return { ...facts, breaks: JSON.stringify(breaks) };
}

function asNameTaken(error: unknown): never {
  if (!(error instanceof UniqueConstraintError)) throw error;
  const fields = [{ path: '/name', message: 'is taken' }];
  throw new ConflictError('exam-room-name-taken', 'name is taken', { cause: error, fields });
}
