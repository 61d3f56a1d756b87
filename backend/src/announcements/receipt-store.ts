import { QueryTypes, type Sequelize } from 'sequelize';

import { AnnouncementReadRecord } from './announcement-read-record.ts';
import { concerns, hasRead } from './audience-sql.ts';

export interface Readers {
  readonly read: number;
  readonly total: number;
}

export interface Receipt {
  readonly personId: string;
  readonly name: string;
  readonly candidateNumber: string | null;
  readonly collegeName: string | null;
  /** Null for who has not read what counts. */
  readonly readAt: Date | null;
}

export interface ReceiptSearch {
  /** Part of name or candidate number; empty finds all. */
  readonly search: string;
  readonly who: 'all' | 'read' | 'unread';
}

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** What a candidate has read of an announcement. */
export interface OwnReceipt {
  /** When the version that counts was read; null while it is unread. */
  readonly readAt: Date | null;
  /** An earlier version was read, and no longer counts. */
  readonly readBefore: boolean;
}

const whos = { all: 'TRUE', read: hasRead, unread: `NOT ${hasRead}` } as const;

/** Who has read what. In SQL, because an announcement may have twenty thousand readers. */
export class ReceiptStore {
  private readonly sequelize: Sequelize;

  constructor(sequelize: Sequelize) {
    this.sequelize = sequelize;
  }

  /** The first time that somebody reads a version counts. */
  async add(
    announcementId: string,
    personId: string,
    version: number,
    readAt: Date,
  ): Promise<void> {
    const receipt = { announcementId, personId, version, readAt };
    await AnnouncementReadRecord.bulkCreate([receipt], { ignoreDuplicates: true });
  }

  /** Whom each announcement concerns, and how many of them have read it; every id has an entry. */
  async readersOf(ids: readonly string[]): Promise<Map<string, Readers>> {
    if (ids.length === 0) return new Map();
    const rows = await this.select<{ id: string; total: string; seen: string }>(
      `SELECT a.id, COUNT(*) AS total, SUM(reading.person_id IS NOT NULL) AS seen
       FROM announcement a
       JOIN person p ON ${concerns}
       LEFT JOIN (
         SELECT DISTINCT seen.announcement_id, seen.person_id
         FROM announcement_read seen
         JOIN announcement b ON b.id = seen.announcement_id AND seen.version >= b.read_from
         WHERE seen.announcement_id IN (:ids)
       ) reading ON reading.announcement_id = a.id AND reading.person_id = p.id
       WHERE a.id IN (:ids)
       GROUP BY a.id`,
      { ids: [...ids] },
    );
    const readers = new Map(
      rows.map(({ id, total, seen }) => [id, { read: Number(seen), total: Number(total) }]),
    );
    return new Map(ids.map((id) => [id, readers.get(id) ?? { read: 0, total: 0 }]));
  }

  /** Those who have not read it first, then by candidate number. */
  async list(announcementId: string, search: ReceiptSearch, page: Page): Promise<Receipt[]> {
    return this.select<Receipt>(
      `SELECT p.id AS personId, p.name, p.candidate_number AS candidateNumber,
         c.name AS collegeName,
         (SELECT MIN(seen.read_at) FROM announcement_read seen
          WHERE seen.announcement_id = a.id AND seen.person_id = p.id
            AND seen.version >= a.read_from) AS readAt
       FROM announcement a JOIN person p ON ${concerns}
       LEFT JOIN college c ON c.id = p.college_id
       WHERE ${condition(search)}
       ORDER BY readAt IS NOT NULL, p.candidate_number, p.id
       LIMIT :limit OFFSET :offset`,
      { announcementId, search: search.search.toLowerCase(), ...page },
    );
  }

  async count(announcementId: string, search: ReceiptSearch): Promise<number> {
    const [row] = await this.select<{ found: string }>(
      `SELECT COUNT(*) AS found FROM announcement a JOIN person p ON ${concerns}
       WHERE ${condition(search)}`,
      { announcementId, search: search.search.toLowerCase() },
    );
    return Number(row?.found ?? 0);
  }

  /** What is published and concerns a candidate, and what they have read of it. */
  async receiptsOf(personId: string): Promise<Map<string, OwnReceipt>> {
    const rows = await this.select<{ id: string; readAt: Date | null; ever: string }>(
      `SELECT a.id,
         (SELECT MIN(seen.read_at) FROM announcement_read seen
          WHERE seen.announcement_id = a.id AND seen.person_id = p.id
            AND seen.version >= a.read_from) AS readAt,
         EXISTS (SELECT 1 FROM announcement_read seen
          WHERE seen.announcement_id = a.id AND seen.person_id = p.id) AS ever
       FROM person p JOIN announcement a ON ${concerns}
       WHERE p.id = :personId AND a.state = 'published'`,
      { personId },
    );
    return new Map(
      rows.map(({ id, readAt, ever }) => [
        id,
        { readAt, readBefore: readAt === null && Number(ever) > 0 },
      ]),
    );
  }

  /** Those of these candidates who have something left that they must read. */
  async withUnread(personIds: readonly string[]): Promise<Set<string>> {
    if (personIds.length === 0) return new Set();
    const rows = await this.select<{ id: string }>(
      `SELECT DISTINCT p.id FROM person p JOIN announcement a ON ${concerns}
       WHERE p.id IN (:personIds) AND a.state = 'published' AND a.must_read AND NOT ${hasRead}`,
      { personIds: [...personIds] },
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Exam rooms that have not ended and hold candidates whom the announcement concerns. */
  async examRoomsOf(announcementId: string): Promise<string[]> {
    const rows = await this.select<{ id: string }>(
      `SELECT DISTINCT place.id FROM announcement a
       JOIN person p ON ${concerns}
       JOIN sitting seat ON seat.candidate_id = p.id
       JOIN exam_room place ON place.id = seat.exam_room_id AND place.status <> 'ended'
       WHERE a.id = :announcementId`,
      { announcementId },
    );
    return rows.map(({ id }) => id);
  }

  private select<Row extends object>(
    sql: string,
    replacements: Record<string, unknown>,
  ): Promise<Row[]> {
    return this.sequelize.query<Row>(sql, { replacements, type: QueryTypes.SELECT });
  }
}

function condition({ search, who }: ReceiptSearch): string {
  // INSTR knows no wildcards, so nothing that is typed needs escaping.
  const matches =
    search === ''
      ? 'TRUE'
      : '(INSTR(LOWER(p.name), :search) > 0 OR INSTR(LOWER(p.candidate_number), :search) > 0)';
  return `a.id = :announcementId AND ${matches} AND ${whos[who]}`;
}
