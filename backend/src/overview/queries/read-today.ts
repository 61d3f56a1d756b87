import type { IncidentKind, RoomRole, SittingStatus } from '@exam/contracts';
import { QueryTypes, type Sequelize } from 'sequelize';

import type { AdministrationScope } from '../../schools/index.ts';

export interface RoomNames {
  readonly id: string;
  readonly majorName: string;
  readonly collegeName: string;
}

interface InRoom {
  readonly examRoomId: string;
  readonly personId: string;
}
export interface SittingToday extends InRoom {
  readonly name: string;
  readonly status: SittingStatus;
}
export interface StaffToday extends InRoom {
  readonly name: string;
  readonly role: RoomRole;
}
export interface IncidentToday extends InRoom {
  readonly name: string;
  readonly kind: IncidentKind;
  readonly at: Date;
}

/** What happens in some rooms, each in one query over all of them. */
export interface Today {
  readonly sittings: readonly SittingToday[];
  readonly staff: readonly StaffToday[];
  /** Newest first. */
  readonly incidents: readonly IncidentToday[];
  readonly online: readonly InRoom[];
}

/** Seconds without a sign of life after which a connection counts as gone. */
const LAPSE = 25;

/** Reads over the tables of several domains: the overview is asked for at every change of any room. */
export class TodayReader {
  private readonly sequelize: Sequelize;

  constructor(sequelize: Sequelize) {
    this.sequelize = sequelize;
  }

  /** Rooms of the scope that touch the time between, or are open. */
  rooms({ schoolId, collegeId }: AdministrationScope, from: Date, to: Date): Promise<RoomNames[]> {
    return this.select<RoomNames>(
      `SELECT r.id, m.name AS majorName, c.name AS collegeName
       FROM exam_room r JOIN exam e ON e.id = r.exam_id
       JOIN major m ON m.id = e.major_id JOIN college c ON c.id = e.college_id
       WHERE r.school_id = :schoolId AND (:collegeId IS NULL OR e.college_id = :collegeId)
         AND ((r.starts_at < :to AND r.ends_at >= :from) OR r.status = 'open')`,
      { schoolId, collegeId, from, to },
    );
  }

  async read(roomIds: readonly string[], since: Date): Promise<Today> {
    if (roomIds.length === 0) return { sittings: [], staff: [], incidents: [], online: [] };
    const given = { roomIds, since };
    const [sittings, staff, incidents, online] = await Promise.all([
      this.select<SittingToday>(
        `SELECT s.exam_room_id AS examRoomId, s.candidate_id AS personId, s.status, p.name
         FROM sitting s JOIN person p ON p.id = s.candidate_id
         WHERE s.exam_room_id IN (:roomIds) ORDER BY s.drawn_position`,
        given,
      ),
      this.select<StaffToday>(
        `SELECT f.exam_room_id AS examRoomId, f.person_id AS personId, f.role, p.name
         FROM exam_room_staff f JOIN person p ON p.id = f.person_id
         WHERE f.exam_room_id IN (:roomIds) ORDER BY p.name`,
        given,
      ),
      this.select<IncidentToday>(
        `SELECT s.exam_room_id AS examRoomId, s.candidate_id AS personId, i.kind, i.at, p.name
         FROM incident i JOIN sitting s ON s.id = i.sitting_id
         JOIN person p ON p.id = s.candidate_id
         WHERE s.exam_room_id IN (:roomIds) AND i.at >= :since ORDER BY i.at DESC`,
        given,
      ),
      this.select<InRoom>(
        `SELECT DISTINCT exam_room_id AS examRoomId, person_id AS personId FROM presence
         WHERE exam_room_id IN (:roomIds) AND seen_at >= NOW(3) - INTERVAL ${String(LAPSE)} SECOND`,
        given,
      ),
    ]);
    return { sittings, staff, incidents, online };
  }

  private select<Row extends object>(sql: string, replacements: object): Promise<Row[]> {
    const options = { type: QueryTypes.SELECT, replacements: { ...replacements } } as const;
    return this.sequelize.query<Row>(sql, options);
  }
}
