import { QueryTypes, type Sequelize } from 'sequelize';

import { purposeOf } from './first-days.ts';
import type { RetainedKind } from './retained-kind.ts';

export interface DueItem {
  readonly id: string;
  readonly personId: string;
  /** Why it goes: its days are over, or the consent by which it was kept is. */
  readonly because: 'expired' | 'withdrawn';
}

interface Row {
  readonly id: string;
  readonly personId: string;
  readonly expired: number;
}

/** When the clock of an item began: the end of the last room of its exam, or of all their exams. */
const BEGAN = `COALESCE(
  CASE WHEN item.exam_id IS NULL THEN
    (SELECT MAX(COALESCE(room.ended_at, room.ends_at)) FROM sitting
     JOIN exam_room own ON own.id = sitting.exam_room_id
     JOIN exam_room room ON room.exam_id = own.exam_id
     WHERE sitting.candidate_id = item.person_id)
  ELSE
    (SELECT MAX(COALESCE(room.ended_at, room.ends_at)) FROM exam_room room
     WHERE room.exam_id = item.exam_id)
  END, item.kept_at)`;

/** Who refuses a newer text takes back what they consented to, too. */
const WITHDRAWN = `COALESCE((SELECT consent.decision FROM consent
  WHERE consent.person_id = item.person_id AND consent.purpose = :purpose
  ORDER BY consent.id DESC LIMIT 1) <> 'given', FALSE)`;

const HELD = `EXISTS (SELECT 1 FROM legal_hold
  WHERE legal_hold.person_id = item.person_id AND legal_hold.lifted_at IS NULL)`;

/** What of a kind a school no longer may keep. */
export class DueItems {
  private readonly sequelize: Sequelize;

  constructor(sequelize: Sequelize) {
    this.sequelize = sequelize;
  }

  /** In the order of their ids from `after` on, at most `limit`. `cutOff`: what began before is due. */
  list(
    kind: RetainedKind,
    schoolId: string,
    { cutOff, after, limit }: { cutOff: Date; after: string; limit: number },
  ): Promise<DueItem[]> {
    const where = 'item.id > :after ORDER BY item.id LIMIT :limit';
    return this.query(kind, where, { schoolId, cutOff, after, limit });
  }

  /** That item, if it is due at this moment; null if not, or if there is none. */
  async find(
    kind: RetainedKind,
    schoolId: string,
    { cutOff, id }: { cutOff: Date; id: string },
  ): Promise<DueItem | null> {
    const [item] = await this.query(kind, 'item.id = :id', { schoolId, cutOff, id });
    return item ?? null;
  }

  /** Those of `ids` that are still there. */
  async existing(kind: RetainedKind, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.sequelize.query<{ id: string }>(
      `SELECT item.id FROM (${kind.items}) item WHERE item.id IN (:ids)`,
      { type: QueryTypes.SELECT, replacements: { ids: [...ids] } },
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** How many a school keeps. */
  async count(kind: RetainedKind, schoolId: string): Promise<number> {
    const [row] = await this.sequelize.query<{ count: string }>(
      `SELECT COUNT(*) AS count FROM (${kind.items}) item WHERE item.school_id = :schoolId`,
      { type: QueryTypes.SELECT, replacements: { schoolId } },
    );
    return Number(row?.count ?? 0);
  }

  private async query(
    kind: RetainedKind,
    where: string,
    given: Record<string, unknown>,
  ): Promise<DueItem[]> {
    const purpose = purposeOf[kind.kind];
    const withdrawn = purpose === null ? 'FALSE' : WITHDRAWN;
    const rows = await this.sequelize.query<Row>(
      `SELECT item.id, item.person_id AS personId, ${BEGAN} <= :cutOff AS expired
       FROM (${kind.items}) item
       WHERE item.school_id = :schoolId AND NOT ${HELD}
         AND (${BEGAN} <= :cutOff OR ${withdrawn}) AND ${where}`,
      { type: QueryTypes.SELECT, replacements: { ...given, ...(purpose && { purpose }) } },
    );
    return rows.map(({ id, personId, expired }) => {
      return { id, personId, because: expired ? 'expired' : 'withdrawn' };
    });
  }
}
