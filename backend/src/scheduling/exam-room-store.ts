import type { RoomRole } from '@exam/contracts';
import { Op } from 'sequelize';

import { currentTransaction } from '../platform/database/transaction.ts';
import { NotFoundError } from '../platform/errors/app-error.ts';
import { ExamRecord } from './exam-record.ts';
import { ExamRoomRecord } from './exam-room-record.ts';
import { ExamRoomStaffRecord } from './exam-room-staff-record.ts';
import { timesOf, type ExamRoom } from './exam-room.ts';
import { toExam } from './exam-store.ts';
import { parseBreaks } from './parse-breaks.ts';

export interface RoomStaff {
  readonly personId: string;
  readonly role: RoomRole;
}

/** The rooms of published exams: to candidates and staff there are no others. */
export class ExamRoomStore {
  /** Throws NotFoundError when this school has no such room. */
  async get(schoolId: string, id: string): Promise<ExamRoom> {
    return requireRoom(await ExamRoomRecord.findOne({ where: { id, schoolId } }), id);
  }

  /**
   * Makes everyone else who locks this room wait until the transaction ends.
   * Throws NotFoundError when this school has no such room.
   */
  async lock(schoolId: string, id: string): Promise<ExamRoom> {
    const lock = currentTransaction().LOCK.UPDATE;
    return requireRoom(await ExamRoomRecord.findOne({ where: { id, schoolId }, lock }), id);
  }

  /** Rooms by id, in the order of their start; ids that do not exist are left out. */
  async list(ids: readonly string[]): Promise<ExamRoom[]> {
    const order: [string, string][] = [
      ['startsAt', 'ASC'],
      ['name', 'ASC'],
    ];
    const records = await ExamRoomRecord.findAll({ where: { id: [...ids] }, order });
    const rooms = await Promise.all(records.map(withExam));
    return rooms.filter((room) => room !== null);
  }

  /** Keeps what changed about a room that the transaction has locked. */
  async save({ id, status, openedAt, endedAt }: ExamRoom): Promise<void> {
    await ExamRoomRecord.update({ status, openedAt, endedAt }, { where: { id } });
  }

  /** The staff of one room, or of several. */
  async staffOf(examRoomId: string | string[]): Promise<(RoomStaff & { examRoomId: string })[]> {
    const records = await ExamRoomStaffRecord.findAll({ where: { examRoomId } });
    return records.map((record) => record.get({ plain: true }));
  }

  /** Ids of those who may talk to the candidates who wait for this room. */
  async waitingExaminersOf(examRoomId: string): Promise<string[]> {
    const staff = await this.staffOf(examRoomId);
    return staff.flatMap(({ personId, role }) => (role === 'waitingExaminer' ? [personId] : []));
  }

  async isStaffOf(personId: string, examRoomId: string): Promise<boolean> {
    return (await ExamRoomStaffRecord.count({ where: { personId, examRoomId } })) > 0;
  }

  /** Gives these roles in a room to these people, and to nobody else; all whom this concerns. */
  async replaceStaff(
    examRoomId: string,
    roles: readonly RoomRole[],
    staff: readonly RoomStaff[],
  ): Promise<string[]> {
    const where = { examRoomId, role: [...roles] };
    const former = await ExamRoomStaffRecord.findAll({ where });
    await ExamRoomStaffRecord.destroy({ where });
    await ExamRoomStaffRecord.bulkCreate(staff.map((member) => ({ examRoomId, ...member })));
    return [...new Set([...former, ...staff].map(({ personId }) => personId))];
  }

  /**
   * Who is on the staff of another room while these are held, by the rooms that this touches. The
   * given rooms themselves do not count.
   */
  async busyDuring(
    rooms: readonly { readonly id: string; readonly startsAt: Date; readonly endsAt: Date }[],
  ): Promise<Map<string, string[]>> {
    const busy = new Map<string, string[]>();
    for (const { id, startsAt, endsAt } of rooms) {
      const others = await ExamRoomRecord.findAll({
        where: {
          id: { [Op.notIn]: rooms.map((room) => room.id) },
          ...{ startsAt: { [Op.lt]: endsAt }, endsAt: { [Op.gt]: startsAt } },
        },
        attributes: ['id'],
      });
      const where = { examRoomId: others.map((room) => room.id) };
      const staff = await ExamRoomStaffRecord.findAll({ where });
      for (const personId of new Set(staff.map((member) => member.personId))) {
        busy.set(personId, [...(busy.get(personId) ?? []), id]);
      }
    }
    return busy;
  }

  /** Every room role of one person. */
  async rolesOf(personId: string): Promise<{ examRoomId: string; role: RoomRole }[]> {
    const records = await ExamRoomStaffRecord.findAll({ where: { personId } });
    return records.map(({ examRoomId, role }) => ({ examRoomId, role }));
  }
}

async function requireRoom(record: ExamRoomRecord | null, id: string): Promise<ExamRoom> {
  const room = record && (await withExam(record));
  if (!room) throw new NotFoundError('exam-room-not-found', `no exam room ${id}`);
  return room;
}

/** Null while the exam is a draft, and once it is put away. */
async function withExam(record: ExamRoomRecord): Promise<ExamRoom | null> {
  const exam = toExam(await ExamRecord.findByPk(record.examId, { rejectOnEmpty: true }));
  if (exam.status !== 'published') return null;
  const { examId, ...room } = record.get({ plain: true });
  const times = timesOf(exam.flow);
  return {
    ...room,
    sessionMinutes: room.sessionMinutes ?? times.sessionMinutes,
    breaks: parseBreaks(room.breaks),
    exam: { ...exam, ...times },
  };
}
