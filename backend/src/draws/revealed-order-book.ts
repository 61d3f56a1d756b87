import { QueryTypes, type Sequelize } from 'sequelize';

import type { RevealedOrder, RevealedOrders } from '../scheduling/index.ts';
import { DrawnOrderChangeRecord } from './drawn-order-change-record.ts';
import { DrawRowRecord } from './draw-row-record.ts';
import type { TellDraw } from './tell-draw.ts';

/** The last comes last. A draw of an exam is about those of its rooms that had candidates. */
const SELECT_ORDERS = `
  SELECT r.id AS examRoomId, d.id AS drawId, d.number,
    CASE WHEN d.exam_room_id IS NULL THEN NULL ELSE r.name END AS roomName
  FROM exam_room r JOIN draw d ON d.exam_id = r.exam_id
    AND JSON_CONTAINS(d.targets, JSON_QUOTE(r.id), '$.rooms')
  WHERE r.id IN (:examRoomIds) AND d.kind = 'candidateOrder' AND d.status = 'revealed'
  ORDER BY d.closed_at`;

/** Which rooms follow a draw, and what was changed afterwards. */
export class RevealedOrderBook implements RevealedOrders {
  private readonly sequelize: Sequelize;
  private readonly tellDraw: TellDraw;

  constructor(sequelize: Sequelize, tellDraw: TellDraw) {
    this.sequelize = sequelize;
    this.tellDraw = tellDraw;
  }

  async standing(examRoomIds: readonly string[]): Promise<RevealedOrder[]> {
    if (examRoomIds.length === 0) return [];
    const rows = await this.sequelize.query<RevealedOrder>(SELECT_ORDERS, {
      type: QueryTypes.SELECT,
      replacements: { examRoomIds },
    });
    return [...new Map(rows.map((row) => [row.examRoomId, row])).values()];
  }

  async noteChange(drawId: string, by: string, at: Date): Promise<void> {
    await DrawnOrderChangeRecord.create({ drawId, changedBy: by, at });
    await this.tellDraw(await DrawRowRecord.findByPk(drawId, { rejectOnEmpty: true }));
  }
}
