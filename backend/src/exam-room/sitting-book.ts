import { col, ForeignKeyConstraintError, QueryTypes } from 'sequelize';

import { databaseNow } from '../platform/database/database-clock.ts';
import { ConflictError } from '../platform/errors/app-error.ts';
import type { BookedSitting, RoomMove, SittingBook } from '../scheduling/index.ts';
import type { CommandDependencies } from './commands/dependencies.ts';
import { takeSteps } from './commands/take-steps.ts';
import { SittingRecord } from './sitting-record.ts';
import { SittingTransitionRecord } from './sitting-transition-record.ts';

/** Above every position, so that numbers can change places under their unique index. */
const ASIDE = 100_000;

const TOUCHED_ROOMS = `
  SELECT id FROM exam_room WHERE id IN (:ids) AND (
    status <> 'scheduled'
    OR EXISTS (SELECT 1 FROM chat_message c WHERE c.exam_room_id = exam_room.id)
    OR (EXISTS (SELECT 1 FROM sitting s WHERE s.exam_room_id = exam_room.id) AND EXISTS (
      SELECT 1 FROM draw d
      WHERE d.exam_id = exam_room.exam_id AND d.kind = 'candidateOrder' AND d.status = 'revealed'
        AND JSON_CONTAINS(d.targets, JSON_QUOTE(exam_room.id), '$.rooms')))
    OR EXISTS (
      SELECT 1 FROM sitting s WHERE s.exam_room_id = exam_room.id AND (
        s.status <> 'scheduled'
        OR EXISTS (SELECT 1 FROM sitting_flow_step f WHERE f.sitting_id = s.id)
        OR EXISTS (SELECT 1 FROM incident i WHERE i.sitting_id = s.id))))`;

/** Builds the schedule's way into the sittings. */
export function createSittingBook(dependencies: CommandDependencies): SittingBook {
  const { sequelize, events, rooms, sittings: store } = dependencies;
  const arrange: SittingBook['arrange'] = async (examRoomId, sittingIds) => {
    if (sittingIds.length === 0) return;
    await sequelize.query(
      `UPDATE sitting SET drawn_position = drawn_position + ${String(ASIDE)}
       WHERE exam_room_id = :examRoomId`,
      { replacements: { examRoomId } },
    );
    await sequelize.query(
      `UPDATE sitting SET drawn_position = FIELD(id, :sittingIds) WHERE exam_room_id = :examRoomId`,
      { replacements: { examRoomId, sittingIds } },
    );
    await events.queueMoved(examRoomId);
  };

  return {
    arrange,

    listByRooms: async (examRoomIds) => {
      const order: [string, string][] = [['drawnPosition', 'ASC']];
      const records = await SittingRecord.findAll({
        where: { examRoomId: [...examRoomIds] },
        order,
      });
      return records.map(toBooked);
    },

    listByIds: async (ids) =>
      (await SittingRecord.findAll({ where: { id: [...ids] } })).map(toBooked),

    touchedAmong: async (ids) => {
      if (ids.length === 0) return new Set();
      const replacements = { ids };
      const type = QueryTypes.SELECT as const;
      const rows = await sequelize.query<{ id: string }>(TOUCHED_ROOMS, { type, replacements });
      return new Set(rows.map(({ id }) => id));
    },

    seat: async ({ id: examRoomId, schoolId, kind }, candidateIds) => {
      const last = await lastPosition(examRoomId);
      const facts = { schoolId, examRoomId, examKind: kind };
      const statusSince = await databaseNow(sequelize);
      await SittingRecord.bulkCreate(
        candidateIds.map((candidateId, index) => {
          return { ...facts, candidateId, statusSince, drawnPosition: last + index + 1 };
        }),
      );
      await events.partsChanged(examRoomId, candidateIds);
    },

    move: async (move) => {
      await takeOver(move);
      await events.sittingRelocated(move.sitting, move.examRoomId);
    },

    remove: async (sittings) => {
      const sittingId = sittings.map(({ id }) => id);
      try {
        await SittingTransitionRecord.destroy({
          where: { sittingId, from: col('to_status') },
        });
        await SittingRecord.destroy({ where: { id: sittingId, status: 'scheduled' } });
      } catch (error) {
        if (!(error instanceof ForeignKeyConstraintError)) throw error;
        throw new ConflictError('exam-room-touched', 'something refers to it', { cause: error });
      }
      for (const [examRoomId, ids] of candidatesByRoom(sittings)) {
        await events.partsChanged(examRoomId, ids);
      }
    },

    endTalkOf: async (examRoomId, personId, by) => {
      const talk = await store.talkOf(personId);
      if (talk?.examRoomId !== examRoomId) return;
      const room = await rooms.get(talk.schoolId, examRoomId);
      const cause = { by, at: await databaseNow(sequelize), why: null };
      await takeSteps(dependencies, room, talk, ['endTalk'], cause);
    },

    roomChanged: (room) => events.roomChanged(room),
    partsChanged: (examRoomId, personIds) => events.partsChanged(examRoomId, personIds),
  };
}

function toBooked({ id, examRoomId, candidateId, version, status }: SittingRecord): BookedSitting {
  return { id, examRoomId, candidateId, version, status };
}

async function lastPosition(examRoomId: string): Promise<number> {
  // Null for a room without sittings.
  return Number(await SittingRecord.max('drawnPosition', { where: { examRoomId } }));
}

/** A move is part of the history, and makes a new version: whoever saw the old one must look again. */
async function takeOver({ sitting, examRoomId, by, at, why }: RoomMove): Promise<void> {
  const { id, status } = sitting;
  const version = sitting.version + 1;
  const drawnPosition = (await lastPosition(examRoomId)) + 1;
  const [moved] = await SittingRecord.update(
    { examRoomId, drawnPosition, version },
    { where: { id, version: sitting.version } },
  );
  if (moved !== 1) throw new ConflictError('sitting-moved', `${id} has moved meanwhile`);
  const history = { sittingId: id, version, from: status, to: status, by, at, why };
  await SittingTransitionRecord.create(history);
}

function candidatesByRoom(sittings: readonly BookedSitting[]): Map<string, string[]> {
  const byRoom = new Map<string, string[]>();
  for (const { examRoomId, candidateId } of sittings) {
    byRoom.set(examRoomId, [...(byRoom.get(examRoomId) ?? []), candidateId]);
  }
  return byRoom;
}
