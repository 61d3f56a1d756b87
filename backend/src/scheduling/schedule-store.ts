import { QueryTypes, type Sequelize } from 'sequelize';

import type { AdministrationScope } from '../schools/index.ts';
import type {
  CandidateRow,
  ClashRow,
  EngagementRow,
  ExamRow,
  RecusalRow,
  RoomRow,
  SittingRow,
  StaffRow,
} from './schedule-rows.ts';

const SELECT_ROOMS = `
  SELECT r.id, r.school_id AS schoolId, r.name, r.status, r.starts_at AS startsAt,
    r.ends_at AS endsAt, r.session_minutes AS sessionMinutes, r.breaks,
    e.id AS examId, e.name AS examName, e.kind, e.is_rehearsal AS isRehearsal,
    e.status AS examStatus, e.settings, m.name AS majorName, c.id AS collegeId,
    c.name AS collegeName,
    (SELECT COUNT(*) FROM sitting s WHERE s.exam_room_id = r.id) AS sittings,
    (SELECT COUNT(*) FROM exam_room_staff x
     WHERE x.exam_room_id = r.id AND x.role = 'mainExaminer') AS mainExaminers
  FROM exam_room r JOIN exam e ON e.id = r.exam_id JOIN major m ON m.id = e.major_id
    JOIN college c ON c.id = e.college_id
  WHERE r.school_id = :schoolId AND (:collegeId IS NULL OR e.college_id = :collegeId)
    AND (:examId IS NULL OR e.id = :examId) AND e.status <> 'archived'
  ORDER BY r.starts_at, r.name`;

const SELECT_EXAMS = `
  SELECT e.id, e.school_id AS schoolId, e.major_id AS majorId, e.name, e.kind, e.settings,
    e.is_rehearsal AS isRehearsal, e.status, m.name AS majorName, c.name AS collegeName
  FROM exam e JOIN major m ON m.id = e.major_id JOIN college c ON c.id = e.college_id
  WHERE e.school_id = :schoolId AND (:collegeId IS NULL OR e.college_id = :collegeId)
    AND e.status <> 'archived'
  ORDER BY e.created_at DESC, e.id`;

const SELECT_SITTINGS = `
  SELECT s.id, s.exam_room_id AS examRoomId, s.candidate_id AS candidateId, s.version, s.status,
    p.name, p.candidate_number AS candidateNumber
  FROM sitting s JOIN person p ON p.id = s.candidate_id
  WHERE s.exam_room_id IN (:ids) ORDER BY s.drawn_position`;

const SELECT_STAFF = `
  SELECT x.exam_room_id AS examRoomId, x.person_id AS personId, p.name, x.role
  FROM exam_room_staff x JOIN person p ON p.id = x.person_id
  WHERE x.exam_room_id IN (:ids) ORDER BY p.name, p.id`;

/** Two rooms of one person that overlap; `engagement` names the table that ties people to rooms. */
const selectClashes = (table: string, person: string, condition = '') => `
  SELECT a.exam_room_id AS examRoomId, p.id AS personId, p.name, o.id AS otherId,
    o.name AS otherName, e.name AS otherExamName, e.college_id AS otherCollegeId,
    GREATEST(r.starts_at, o.starts_at) AS \`from\`, LEAST(r.ends_at, o.ends_at) AS \`to\`
  FROM ${table} a JOIN exam_room r ON r.id = a.exam_room_id
    JOIN ${table} b ON b.${person} = a.${person} AND b.exam_room_id <> a.exam_room_id
    JOIN exam_room o ON o.id = b.exam_room_id JOIN exam e ON e.id = o.exam_id
    JOIN person p ON p.id = a.${person}
  WHERE a.exam_room_id IN (:ids) AND r.starts_at < o.ends_at AND o.starts_at < r.ends_at
    AND r.status <> 'ended' AND o.status <> 'ended' AND e.status <> 'archived' ${condition}
  GROUP BY a.exam_room_id, p.id, o.id ORDER BY p.name, o.starts_at`;

const STAFF_CLASHES = selectClashes('exam_room_staff', 'person_id');
const CANDIDATE_CLASHES = selectClashes(
  'sitting',
  'candidate_id',
  `AND a.status NOT IN ('finished', 'absent') AND b.status NOT IN ('finished', 'absent')`,
);

const SELECT_RECUSALS = `
  SELECT DISTINCT s.exam_room_id AS examRoomId, t.id AS staffId, t.name AS staffName,
    c.id AS candidateId, c.name AS candidateName, q.reason
  FROM recusal q JOIN sitting s ON s.candidate_id = q.candidate_id
    JOIN exam_room_staff x ON x.exam_room_id = s.exam_room_id AND x.person_id = q.staff_id
    JOIN person t ON t.id = q.staff_id JOIN person c ON c.id = q.candidate_id
  WHERE s.exam_room_id IN (:ids) AND s.status NOT IN ('finished', 'absent')`;

const UNPLACED = `
  FROM person p
  WHERE p.kind = 'candidate' AND p.school_id = :schoolId AND p.major_id = :majorId
    AND p.disabled_at IS NULL AND NOT EXISTS (
      SELECT 1 FROM sitting s JOIN exam_room r ON r.id = s.exam_room_id
      WHERE s.candidate_id = p.id AND r.exam_id = :examId)`;

const SELECT_ENGAGEMENTS = `
  SELECT s.candidate_id AS candidateId, e.name AS examName, e.college_id AS collegeId,
    r.starts_at AS startsAt, r.ends_at AS endsAt
  FROM sitting s JOIN exam_room r ON r.id = s.exam_room_id JOIN exam e ON e.id = r.exam_id
  WHERE s.candidate_id IN (:ids) AND e.id <> :examId AND r.status <> 'ended'
    AND e.status <> 'archived' AND s.status NOT IN ('finished', 'absent')`;

const SEARCH_CANDIDATES = `
  SELECT s.id, s.exam_room_id AS examRoomId, s.candidate_id AS candidateId, s.version, s.status,
    p.name, p.candidate_number AS candidateNumber
  FROM person p JOIN sitting s ON s.candidate_id = p.id
    JOIN exam_room r ON r.id = s.exam_room_id JOIN exam e ON e.id = r.exam_id
  WHERE p.school_id = :schoolId AND (:collegeId IS NULL OR e.college_id = :collegeId)
    AND (:examId IS NULL OR e.id = :examId) AND e.status <> 'archived'
    AND (INSTR(p.name, :search) > 0 OR INSTR(CONVERT(p.candidate_number USING utf8mb4), :search) > 0)
  ORDER BY p.name, r.starts_at LIMIT 20`;

const PEOPLE_IN_SCOPE = `
  FROM person p LEFT JOIN college c ON c.id = p.college_id
  WHERE p.kind = :kind AND p.school_id = :schoolId AND p.disabled_at IS NULL
    AND (:collegeId IS NULL OR p.college_id = :collegeId)`;

export interface ExamToPlan {
  readonly id: string;
  readonly schoolId: string;
  readonly majorId: string;
}

/** Reads the schedule with statements over the tables of several domains: a board has 1,200 rows. */
export class ScheduleStore {
  private readonly sequelize: Sequelize;

  constructor(sequelize: Sequelize) {
    this.sequelize = sequelize;
  }

  /** The rooms of a scope, or of one of its exams, by start; those of archived exams are left out. */
  rooms({ schoolId, collegeId }: AdministrationScope, examId: string | null): Promise<RoomRow[]> {
    return this.select<RoomRow>(SELECT_ROOMS, { schoolId, collegeId, examId });
  }

  /** The exams of a scope that were not put away, newest first. */
  exams({ schoolId, collegeId }: AdministrationScope): Promise<ExamRow[]> {
    return this.select<ExamRow>(SELECT_EXAMS, { schoolId, collegeId });
  }

  /** In the order of their positions. */
  sittings(examRoomIds: readonly string[]): Promise<SittingRow[]> {
    return this.among<SittingRow>(SELECT_SITTINGS, examRoomIds);
  }

  staff(examRoomIds: readonly string[]): Promise<StaffRow[]> {
    return this.among<StaffRow>(SELECT_STAFF, examRoomIds);
  }

  /** Teachers of these rooms who are in another room at the same time. */
  staffClashes(examRoomIds: readonly string[]): Promise<ClashRow[]> {
    return this.among<ClashRow>(STAFF_CLASHES, examRoomIds);
  }

  candidateClashes(examRoomIds: readonly string[]): Promise<ClashRow[]> {
    return this.among<ClashRow>(CANDIDATE_CLASHES, examRoomIds);
  }

  recusals(examRoomIds: readonly string[]): Promise<RecusalRow[]> {
    return this.among<RecusalRow>(SELECT_RECUSALS, examRoomIds);
  }

  /** Candidates of the exam's major who have no place in it, by number. */
  unplaced({ id: examId, schoolId, majorId }: ExamToPlan): Promise<CandidateRow[]> {
    const select = `SELECT p.id, p.name, p.candidate_number AS candidateNumber ${UNPLACED}
      ORDER BY p.candidate_number`;
    return this.select<CandidateRow>(select, { schoolId, majorId, examId });
  }

  async countUnplaced({ id: examId, schoolId, majorId }: ExamToPlan): Promise<number> {
    const parameters = { schoolId, majorId, examId };
    const rows = await this.select<{ count: number }>(
      `SELECT COUNT(*) AS count ${UNPLACED}`,
      parameters,
    );
    return rows[0]?.count ?? 0;
  }

  /** What else these candidates have to do, outside of one exam. */
  engagements(candidateIds: readonly string[], examId: string): Promise<EngagementRow[]> {
    return this.among<EngagementRow>(SELECT_ENGAGEMENTS, candidateIds, { examId });
  }

  /** Sittings of candidates whose name or number contains `search`; at most 20. */
  searchSittings(
    { schoolId, collegeId }: AdministrationScope,
    search: string,
    examId: string | null,
  ): Promise<SittingRow[]> {
    return this.select<SittingRow>(SEARCH_CANDIDATES, { schoolId, collegeId, search, examId });
  }

  /** Candidates of a scope whose name or number contains `search`; at most 20. */
  searchCandidates({ schoolId, collegeId }: AdministrationScope, search: string) {
    return this.select<CandidateRow>(
      `SELECT p.id, p.name, p.candidate_number AS candidateNumber ${PEOPLE_IN_SCOPE}
       AND (INSTR(p.name, :search) > 0 OR INSTR(CONVERT(p.candidate_number USING utf8mb4), :search) > 0)
       ORDER BY p.candidate_number LIMIT 20`,
      { schoolId, collegeId, search, kind: 'candidate' },
    );
  }

  /** Staff of a scope by name, with how many rooms each has between two moments. */
  staffOf({ schoolId, collegeId }: AdministrationScope, from: Date, to: Date) {
    return this.select<{ id: string; name: string; collegeName: string | null; rooms: number }>(
      `SELECT p.id, p.name, c.name AS collegeName,
         (SELECT COUNT(DISTINCT r.id) FROM exam_room_staff x JOIN exam_room r ON r.id = x.exam_room_id
          WHERE x.person_id = p.id AND r.starts_at < :to AND r.ends_at > :from) AS rooms
       ${PEOPLE_IN_SCOPE} ORDER BY p.name, p.id`,
      { schoolId, collegeId, from, to, kind: 'staff' },
    );
  }

  private async among<Row extends object>(
    sql: string,
    ids: readonly string[],
    more: Record<string, unknown> = {},
  ): Promise<Row[]> {
    return ids.length === 0 ? [] : this.select<Row>(sql, { ids, ...more });
  }

  private select<Row extends object>(
    sql: string,
    replacements: Record<string, unknown>,
  ): Promise<Row[]> {
    return this.sequelize.query<Row>(sql, { type: QueryTypes.SELECT, replacements });
  }
}
