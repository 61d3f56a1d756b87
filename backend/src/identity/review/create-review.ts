import type { Outbox } from '../../platform/event-stream/outbox.ts';
import type { Route } from '../../platform/http/route.ts';
import { batchRoutes } from './batch-routes.ts';
import { BatchStore } from './batch-store.ts';
import { ClaimStore } from './claim-store.ts';
import { createApproveBatches } from './commands/approve-batches.ts';
import { createClaimFiles } from './commands/claim-files.ts';
import { createDecideFile } from './commands/decide-file.ts';
import { createSettleDecisions, type SettleDecisions } from './commands/settle-decisions.ts';
import { DecisionStore } from './decision-store.ts';
import type { ReviewNeeds } from './dependencies.ts';
import { createViewBatches } from './queries/view-batches.ts';
import { createViewFile } from './queries/view-file.ts';
import { createViewQueue } from './queries/view-queue.ts';
import { createViewStatistics } from './queries/view-statistics.ts';
import { createReviewEvents } from './review-events.ts';
import { ReviewQueue } from './review-queue.ts';
import { reviewRoutes } from './review-routes.ts';

export interface IdentityReview {
  readonly routes: readonly Route[];
  readonly settleDecisions: SettleDecisions;
}

/** Puts the review of identity files together on a database whose tables are bound. */
export function createIdentityReview({
  outbox,
  ...needs
}: ReviewNeeds & { readonly outbox: Outbox }): IdentityReview {
  const dependencies = {
    ...needs,
    queue: new ReviewQueue(needs.sequelize),
    claims: new ClaimStore(needs.sequelize),
    decisions: new DecisionStore(),
    events: createReviewEvents(outbox),
  };
  const batches = new BatchStore();
  return {
    routes: [
      ...reviewRoutes({
        queue: dependencies.queue,
        ...createClaimFiles(dependencies),
        ...createDecideFile(dependencies),
        viewFile: createViewFile(dependencies),
        viewQueue: createViewQueue(dependencies),
        viewStatistics: createViewStatistics(dependencies),
      }),
      ...batchRoutes(
        createViewBatches(dependencies, batches),
        createApproveBatches(dependencies, batches),
      ),
    ],
    settleDecisions: createSettleDecisions(dependencies),
  };
}
