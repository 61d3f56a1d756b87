import { sentBack, type ReviewOutcome, type ReviewStatisticsView } from '@exam/contracts';
import { QueryTypes } from 'sequelize';

import { databaseNow } from '../../../platform/database/database-clock.ts';
import type { ReviewDependencies } from '../dependencies.ts';
import { statisticsOf } from '../review-statistics.ts';
import { namesOf, type Reviewer } from './view-file.ts';

interface Row {
  readonly outcome: ReviewOutcome;
  readonly reviewerId: string;
  readonly submittedAt: Date;
  readonly decidedAt: Date;
  readonly documents: string;
}

const SELECT = `
  SELECT d.outcome AS outcome, d.reviewer_id AS reviewerId, d.submitted_at AS submittedAt,
    d.decided_at AS decidedAt, d.documents AS documents
  FROM identity_decision d
  JOIN sitting s ON s.id = d.sitting_id
  JOIN exam_room r ON r.id = s.exam_room_id
  JOIN exam e ON e.id = r.exam_id
  WHERE d.school_id = :schoolId AND d.state IN ('pending', 'settled')
    AND d.decided_at > NOW(3) - INTERVAL :days DAY
    AND (:collegeId IS NULL OR e.college_id = :collegeId)`;

const documentList = sentBack.array();

/** What was decided in the last so many days, and what is open. */
export type ViewStatistics = (reviewer: Reviewer, days: number) => Promise<ReviewStatisticsView>;

export function createViewStatistics(dependencies: ReviewDependencies): ViewStatistics {
  const { sequelize, schools, queue } = dependencies;
  return async ({ scope }, days) => {
    const rows = await sequelize.query<Row>(SELECT, {
      type: QueryTypes.SELECT,
      replacements: { ...scope, days },
    });
    const nameOf = await namesOf(
      dependencies,
      rows.map(({ reviewerId }) => reviewerId),
    );
    const zone = (await schools.find(scope.schoolId))?.timeZone ?? 'UTC';
    const decisions = rows.map(({ documents, ...row }) => ({
      ...row,
      reasons: documentList.parse(JSON.parse(documents)).flatMap(({ reasons }) => reasons),
    }));
    const query = { list: 'waiting', page: 1, search: '' } as const;
    const { files, total } = await queue.page(scope, query);
    return {
      at: (await databaseNow(sequelize)).toISOString(),
      open: total,
      oldestSince: files[0]?.submittedAt.toISOString() ?? null,
      ...statisticsOf(decisions, zone, nameOf),
    };
  };
}
