import type { ReviewQueueQuery, ReviewQueueView } from '@exam/contracts';

import { databaseNow } from '../../../platform/database/database-clock.ts';
import { momentOf, wallTimeOf } from '../../../platform/time/zoned-time.ts';
import { IdentityBatchRecord } from '../review-records.ts';
import type { ReviewDependencies } from '../dependencies.ts';
import { presentRow } from '../review-presenter.ts';
import { namesOf, type Reviewer } from './view-file.ts';

export type ViewQueue = (reviewer: Reviewer, query: ReviewQueueQuery) => Promise<ReviewQueueView>;

export function createViewQueue(dependencies: ReviewDependencies): ViewQueue {
  const { queue, decisions } = dependencies;
  return async ({ scope, personId }, query) => {
    const { files, total } = await queue.page(scope, query);
    const nameOf = await namesOf(
      dependencies,
      files.flatMap(({ claimedBy }) => claimedBy ?? []),
    );
    const { schoolId, collegeId } = scope;
    const openBatches = await IdentityBatchRecord.count({
      where: { schoolId, state: 'proposed', ...(collegeId !== null && { collegeId }) },
    });
    return {
      files: files.map((file) => presentRow(file, personId, nameOf)),
      total,
      counts: await queue.counts(scope),
      decidedToday: await decisions.countBy(personId, await startOfToday(dependencies, schoolId)),
      openBatches,
    };
  };
}

/** When the day of the school began. */
async function startOfToday(
  { sequelize, schools }: ReviewDependencies,
  schoolId: string,
): Promise<Date> {
  const zone = (await schools.find(schoolId))?.timeZone ?? 'UTC';
  const { date } = wallTimeOf(await databaseNow(sequelize), zone);
  return momentOf({ date, time: '00:00' }, zone);
}
