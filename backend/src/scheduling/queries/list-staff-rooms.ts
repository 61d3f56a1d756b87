import type { RoomRole } from '@exam/contracts';
import { QueryTypes, type Sequelize } from 'sequelize';

/** An exam room that somebody is on the staff of. */
export interface StaffRoomSeat {
  readonly examRoomId: string;
  readonly name: string;
  readonly examName: string;
  readonly startsAt: Date;
  readonly roles: readonly RoomRole[];
}

type Row = Omit<StaffRoomSeat, 'roles'> & { readonly personId: string; readonly roles: string };

/** The rooms of these people that have not ended, by person, the earliest first. */
export function createListStaffRooms(sequelize: Sequelize) {
  return async (personIds: readonly string[]): Promise<Map<string, StaffRoomSeat[]>> => {
    const seats = new Map<string, StaffRoomSeat[]>();
    if (personIds.length === 0) return seats;
    const rows = await sequelize.query<Row>(
      `SELECT s.person_id AS personId, r.id AS examRoomId, r.name, e.name AS examName,
         r.starts_at AS startsAt, GROUP_CONCAT(s.role ORDER BY s.role) AS roles
       FROM exam_room_staff s
       JOIN exam_room r ON r.id = s.exam_room_id JOIN exam e ON e.id = r.exam_id
       WHERE s.person_id IN (:personIds) AND r.status <> 'ended'
       GROUP BY s.person_id, r.id, r.name, e.name, r.starts_at ORDER BY r.starts_at, r.name`,
      { type: QueryTypes.SELECT, replacements: { personIds: [...personIds] } },
    );
    for (const { personId, roles, ...room } of rows) {
      const seat = { ...room, roles: roles.split(',') as RoomRole[] };
      seats.set(personId, [...(seats.get(personId) ?? []), seat]);
    }
    return seats;
  };
}
