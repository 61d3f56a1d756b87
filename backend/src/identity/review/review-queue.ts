import {
  REVIEW_PAGE_SIZE,
  type IdentityFileStatus,
  type ReviewFilter,
  type ReviewList,
  type ReviewOutcome,
  type ReviewQueueQuery,
} from '@exam/contracts';
import { QueryTypes, type Sequelize } from 'sequelize';

import type { AdministrationScope } from '../../schools/index.ts';

/** A file that was handed in at least once, with all that the queue shows and filters by. */
export interface QueuedFile {
  readonly sittingId: string;
  readonly examRoomId: string;
  readonly schoolId: string;
  readonly collegeId: string;
  readonly examName: string;
  readonly majorName: string;
  readonly collegeName: string;
  readonly candidateId: string;
  readonly candidateName: string;
  readonly candidateNumber: string | null;
  readonly version: number;
  readonly status: IdentityFileStatus;
  readonly round: number;
  readonly submittedAt: Date;
  readonly decidedAt: Date | null;
  /** Of a decision that can be taken back still. */
  readonly pendingOutcome: ReviewOutcome | null;
  readonly claimedBy: string | null;
  readonly claimExpiresAt: Date | null;
  /** 1 for true. */
  readonly isInBatch: number;
  readonly isLowResolution: number;
  readonly isSamePicture: number;
}

/** The shorter side, in pixels, below which small print can hardly be read. */
export const READABLE_PIXELS = 600;

const FILES = `
  SELECT f.sitting_id AS sittingId, s.exam_room_id AS examRoomId, f.school_id AS schoolId,
    e.id AS examId, e.name AS examName, e.major_id AS majorId, m.name AS majorName,
    e.college_id AS collegeId, c.name AS collegeName,
    p.id AS candidateId, p.name AS candidateName, p.candidate_number AS candidateNumber,
    f.version AS version, f.status AS status, f.round AS round, f.submitted_at AS submittedAt,
    COALESCE(d.decided_at, f.decided_at) AS decidedAt, d.outcome AS pendingOutcome,
    l.person_id AS claimedBy, l.expires_at AS claimExpiresAt,
    EXISTS (SELECT 1 FROM identity_batch_file bf JOIN identity_batch b ON b.id = bf.batch_id
      WHERE bf.sitting_id = f.sitting_id AND bf.left_out IS NULL AND b.state = 'proposed'
    ) AS isInBatch,
    EXISTS (SELECT 1 FROM identity_page ip WHERE ip.sitting_id = f.sitting_id
      AND LEAST(ip.width, ip.height) < ${String(READABLE_PIXELS)}) AS isLowResolution,
    EXISTS (SELECT 1 FROM identity_page own
      JOIN identity_page other ON other.sha256 = own.sha256
      JOIN sitting os ON os.id = other.sitting_id
      WHERE own.sitting_id = f.sitting_id AND os.candidate_id <> s.candidate_id
        AND os.school_id = f.school_id) AS isSamePicture
  FROM identity_file f
  JOIN sitting s ON s.id = f.sitting_id
  JOIN exam_room r ON r.id = s.exam_room_id
  JOIN exam e ON e.id = r.exam_id
  JOIN major m ON m.id = e.major_id
  JOIN college c ON c.id = e.college_id
  JOIN person p ON p.id = s.candidate_id
  LEFT JOIN identity_decision d ON d.sitting_id = f.sitting_id AND d.state = 'pending'
  LEFT JOIN identity_claim l ON l.sitting_id = f.sitting_id AND l.expires_at > NOW(3)
  WHERE f.school_id = :schoolId AND f.round > 0 AND e.status = 'published'
    AND (:scopeCollegeId IS NULL OR e.college_id = :scopeCollegeId)`;

const lists: Readonly<Record<ReviewList, string>> = {
  waiting: "(q.status = 'submitted' AND q.pendingOutcome IS NULL)",
  sentBack: "(q.status = 'sentBack' OR q.pendingOutcome = 'sentBack')",
  approved: "(q.status = 'approved' OR q.pendingOutcome = 'approved')",
};
const flagged = '(q.round > 1 OR q.isLowResolution = 1 OR q.isSamePicture = 1)';

/** Reads the files that are reviewed, of a school or college. */
export class ReviewQueue {
  private readonly sequelize: Sequelize;

  constructor(sequelize: Sequelize) {
    this.sequelize = sequelize;
  }

  /** A page of a list: who waits the longest first, or what was decided last. */
  async page(
    scope: AdministrationScope,
    { list, page, ...filter }: ReviewQueueQuery,
  ): Promise<{ files: QueuedFile[]; total: number }> {
    const where = `${lists[list]} AND ${conditions(filter)}`;
    const order =
      list === 'waiting' ? 'q.submittedAt, q.sittingId' : 'q.decidedAt DESC, q.sittingId';
    const limit = `LIMIT ${String(REVIEW_PAGE_SIZE)} OFFSET ${String((page - 1) * REVIEW_PAGE_SIZE)}`;
    const replacements = { ...scopeOf(scope), ...filter };
    const files = await this.select(`${where} ORDER BY ${order} ${limit}`, replacements);
    return { files, total: await this.count(where, replacements) };
  }

  /** How long the lists are, whatever is searched. */
  async counts(scope: AdministrationScope): Promise<Record<ReviewList, number>> {
    const [row] = await this.sequelize.query<Record<ReviewList, number | string | null>>(
      `SELECT SUM${lists.waiting} AS waiting, SUM${lists.sentBack} AS sentBack,
         SUM${lists.approved} AS approved FROM (${FILES}) q`,
      { type: QueryTypes.SELECT, replacements: scopeOf(scope) },
    );
    return {
      waiting: Number(row?.waiting ?? 0),
      sentBack: Number(row?.sentBack ?? 0),
      approved: Number(row?.approved ?? 0),
    };
  }

  /**
   * Files that somebody may take: they wait, nobody else has them open, and no batch has them. The
   * longest waiting first.
   */
  async free(
    scope: AdministrationScope,
    personId: string,
    filter: ReviewFilter,
    { besides, limit }: { readonly besides: readonly string[]; readonly limit: number },
  ): Promise<QueuedFile[]> {
    return this.select(
      `${lists.waiting} AND ${conditions(filter)} AND q.isInBatch = 0
       AND (q.claimedBy IS NULL OR q.claimedBy = :personId) AND q.sittingId NOT IN (:besides)
       ORDER BY q.submittedAt, q.sittingId LIMIT ${String(limit)}`,
      { ...scopeOf(scope), ...filter, personId, besides: ['', ...besides] },
    );
  }

  /** Those of these files that are in the scope, in no order. */
  async list(scope: AdministrationScope, sittingIds: readonly string[]): Promise<QueuedFile[]> {
    if (sittingIds.length === 0) return [];
    const replacements = { ...scopeOf(scope), sittingIds: [...sittingIds] };
    return this.select('q.sittingId IN (:sittingIds)', replacements);
  }

  /** The exams of the scope that have files, by name. */
  async exams(scope: AdministrationScope): Promise<{ id: string; name: string }[]> {
    return this.sequelize.query(
      `SELECT DISTINCT e.id AS id, e.name AS name
       FROM identity_file f JOIN sitting s ON s.id = f.sitting_id
         JOIN exam_room r ON r.id = s.exam_room_id JOIN exam e ON e.id = r.exam_id
       WHERE f.school_id = :schoolId AND f.round > 0 AND e.status = 'published'
         AND (:scopeCollegeId IS NULL OR e.college_id = :scopeCollegeId)
       ORDER BY e.name, e.id`,
      { type: QueryTypes.SELECT, replacements: scopeOf(scope) },
    );
  }

  private async select(rest: string, replacements: object): Promise<QueuedFile[]> {
    return this.sequelize.query<QueuedFile>(`SELECT q.* FROM (${FILES}) q WHERE ${rest}`, {
      type: QueryTypes.SELECT,
      replacements: replacements as Record<string, unknown>,
    });
  }

  private async count(where: string, replacements: object): Promise<number> {
    const [row] = await this.sequelize.query<{ total: number }>(
      `SELECT COUNT(*) AS total FROM (${FILES}) q WHERE ${where}`,
      { type: QueryTypes.SELECT, replacements: replacements as Record<string, unknown> },
    );
    return row?.total ?? 0;
  }
}

const scopeOf = ({ schoolId, collegeId }: AdministrationScope) => ({
  schoolId,
  scopeCollegeId: collegeId,
});

/** Names are compared without wildcards, so nothing that is typed needs escaping. */
function conditions({ search, examId, collegeId, majorId, ...rest }: ReviewFilter): string {
  const number = /^[ -~]+$/.test(search)
    ? ' OR LEFT(q.candidateNumber, CHAR_LENGTH(:search)) = :search'
    : '';
  return [
    'TRUE',
    ...(search === '' ? [] : [`(INSTR(q.candidateName, :search) > 0${number})`]),
    ...(examId ? ['q.examId = :examId'] : []),
    ...(collegeId ? ['q.collegeId = :collegeId'] : []),
    ...(majorId ? ['q.majorId = :majorId'] : []),
    ...(rest.flagged ? [rest.flagged === 'yes' ? flagged : `NOT ${flagged}`] : []),
    ...(rest.waitingHours ? ['q.submittedAt <= NOW(3) - INTERVAL :waitingHours HOUR'] : []),
  ].join(' AND ');
}
