import { QueryTypes, type Sequelize } from 'sequelize';

import type { SittingFacts } from '../../scheduling/index.ts';
import type { FlowStore } from '../flow-store.ts';
import { SittingRecord } from '../sitting-record.ts';

interface Count {
  readonly examRoomId: string;
  readonly sittings: string;
  readonly started: string;
}

/** Builds what the preparation of exams asks about their candidates. */
export function createSittingFacts(sequelize: Sequelize, flows: FlowStore): SittingFacts {
  return {
    progressOf: async (examRoomIds) => {
      const rows = await SittingRecord.findAll({
        where: { examRoomId: [...examRoomIds] },
        attributes: ['id', 'candidateId', 'status'],
      });
      const progress = await flows.progressOf(rows);
      return rows.map(({ id, status }) => ({
        status,
        done: new Set(progress.get(id)?.keys()),
      }));
    },

    countByRoom: async (examRoomIds) => {
      if (examRoomIds.length === 0) return new Map();
      const rows = await sequelize.query<Count>(
        `SELECT exam_room_id AS examRoomId, COUNT(*) AS sittings,
                SUM(status <> 'scheduled' OR EXISTS
                  (SELECT 1 FROM sitting_flow_step WHERE sitting_id = sitting.id)) AS started
         FROM sitting WHERE exam_room_id IN (:examRoomIds) GROUP BY exam_room_id`,
        { type: QueryTypes.SELECT, replacements: { examRoomIds: [...examRoomIds] } },
      );
      return new Map(
        rows.map(({ examRoomId, sittings, started }) => [
          examRoomId,
          { sittings: Number(sittings), started: Number(started) },
        ]),
      );
    },
  };
}
