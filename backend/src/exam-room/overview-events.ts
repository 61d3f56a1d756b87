import { QueryTypes, type Sequelize } from 'sequelize';

import type { Outbox } from '../platform/event-stream/outbox.ts';

/** The event stream of one school, for its admins. */
export const schoolStream = (schoolId: string) => `school:${schoolId}`;

/**
 * Tells the admins of a room's school, in the caller's transaction, that something in it is another
 * now. The event has an id and nothing else: each admin fetches what that admin may see.
 */
export type TellOverview = (examRoomId: string) => Promise<void>;

export function createTellOverview(sequelize: Sequelize, outbox: Outbox): TellOverview {
  // A room stays in its school.
  const schools = new Map<string, string>();
  const schoolOf = async (examRoomId: string): Promise<string | undefined> => {
    const known = schools.get(examRoomId);
    if (known !== undefined) return known;
    const [row] = await sequelize.query<{ schoolId: string }>(
      'SELECT school_id AS schoolId FROM exam_room WHERE id = :examRoomId',
      { type: QueryTypes.SELECT, replacements: { examRoomId } },
    );
    if (row) schools.set(examRoomId, row.schoolId);
    return row?.schoolId;
  };
  return async (examRoomId) => {
    const schoolId = await schoolOf(examRoomId);
    if (schoolId === undefined) return;
    const stream = schoolStream(schoolId);
    const event = { name: 'overview.room-changed.v1', data: { examRoomId } };
    await outbox.append({ stream, ...event, audience: { staff: true } });
  };
}
