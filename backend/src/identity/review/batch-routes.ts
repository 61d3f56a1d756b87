import {
  batchCandidatesView,
  batchesView,
  batchParams,
  batchProposal,
  batchView,
  reviewFilter,
  takeOutRequest,
} from '@exam/contracts';

import { route, type Route } from '../../platform/http/route.ts';
import type { ApproveBatches } from './commands/approve-batches.ts';
import type { ViewBatches } from './queries/view-batches.ts';
import { reviewerOf, reviewers } from './review-routes.ts';

/** Approving many files at once, by two people. */
export function batchRoutes(batches: ViewBatches, commands: ApproveBatches): Route[] {
  const read = { method: 'get', access: reviewers } as const;
  const command = { method: 'post', access: reviewers, idempotent: true } as const;
  return [
    route({
      ...read,
      path: '/identity-review/proposable',
      summary: 'Lists files without a flag that could be proposed as a batch.',
      query: reviewFilter,
      answer: batchCandidatesView,
      handle: ({ actor, query }) => batches.proposable(reviewerOf(actor), query),
    }),
    route({
      ...read,
      path: '/identity-review/batches',
      summary: 'The newest 50 batches.',
      answer: batchesView,
      handle: async ({ actor }) => ({ batches: await batches.list(reviewerOf(actor)) }),
    }),
    route({
      ...read,
      path: '/identity-review/batches/:batchId',
      summary: 'A batch with each of its files.',
      params: batchParams,
      answer: batchView,
      handle: ({ actor, params }) => batches.get(reviewerOf(actor), params.batchId),
    }),
    route({
      ...command,
      path: '/identity-review/batches',
      summary: 'Proposes to approve these files; 409 identity-batch-stale.',
      body: batchProposal,
      answer: batchView,
      handle: async ({ actor, body }) =>
        batches.get(reviewerOf(actor), await commands.propose(reviewerOf(actor), body)),
    }),
    route({
      ...command,
      path: '/identity-review/batches/:batchId/take-out',
      summary: 'Leaves a file out of a batch.',
      params: batchParams,
      body: takeOutRequest,
      answer: batchView,
      handle: async ({ actor, params: { batchId }, body }) => {
        await commands.takeOut(reviewerOf(actor), batchId, body.sittingId);
        return batches.get(reviewerOf(actor), batchId);
      },
    }),
    route({
      ...command,
      path: '/identity-review/batches/:batchId/confirm',
      summary: 'Approves a batch that somebody else proposed; 403 identity-batch-own.',
      params: batchParams,
      answer: batchView,
      handle: async ({ actor, params: { batchId } }) => {
        await commands.confirm(reviewerOf(actor), batchId);
        return batches.get(reviewerOf(actor), batchId);
      },
    }),
    route({
      ...command,
      path: '/identity-review/batches/:batchId/withdraw',
      summary: 'Gives the files of a batch back to the queue.',
      params: batchParams,
      answer: batchView,
      handle: async ({ actor, params: { batchId } }) => {
        await commands.withdraw(reviewerOf(actor), batchId);
        return batches.get(reviewerOf(actor), batchId);
      },
    }),
  ];
}
