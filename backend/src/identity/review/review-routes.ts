import {
  claimsRequest,
  claimsView,
  decisionParams,
  decisionRequest,
  nextFileRequest,
  nextFileView,
  reviewExamsView,
  reviewFileView,
  reviewQueueQuery,
  reviewQueueView,
  reviewStatisticsQuery,
  reviewStatisticsView,
  sittingParams,
} from '@exam/contracts';

import { route, type Route } from '../../platform/http/route.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { administrationScope } from '../../schools/index.ts';
import type { ClaimFiles } from './commands/claim-files.ts';
import type { DecideFile } from './commands/decide-file.ts';
import type { Reviewer, ViewFile } from './queries/view-file.ts';
import type { ViewQueue } from './queries/view-queue.ts';
import type { ViewStatistics } from './queries/view-statistics.ts';
import type { ReviewQueue } from './review-queue.ts';

interface Handlers extends ClaimFiles, DecideFile {
  readonly queue: Pick<ReviewQueue, 'exams'>;
  readonly viewQueue: ViewQueue;
  readonly viewFile: ViewFile;
  readonly viewStatistics: ViewStatistics;
}

/** Whoever administers the school, or the college of the exam. */
export const reviewers = ['schoolAdmin', 'collegeAdmin'] as const;

export const reviewerOf = (actor: Actor): Reviewer => ({
  scope: administrationScope(actor),
  personId: actor.personId,
});

/** The queue of identity files, and what a reviewer does with one of them. */
export function reviewRoutes(handlers: Handlers): Route[] {
  return [...readRoutes(handlers), ...claimRoutes(handlers), ...decisionRoutes(handlers)];
}

function readRoutes({ queue, viewQueue, viewFile, viewStatistics }: Handlers): Route[] {
  const read = { method: 'get', access: reviewers } as const;
  return [
    route({
      ...read,
      path: '/identity-review',
      summary: 'Lists identity files that wait, or were decided, a page at a time.',
      query: reviewQueueQuery,
      answer: reviewQueueView,
      handle: ({ actor, query }) => viewQueue(reviewerOf(actor), query),
    }),
    route({
      ...read,
      path: '/identity-review/exams',
      summary: 'Names the exams that have identity files.',
      answer: reviewExamsView,
      handle: async ({ actor }) => ({ exams: await queue.exams(administrationScope(actor)) }),
    }),
    route({
      ...read,
      path: '/identity-review/statistics',
      summary: 'What was decided in the last days, by day, reviewer and reason, and what is open.',
      query: reviewStatisticsQuery,
      answer: reviewStatisticsView,
      handle: ({ actor, query }) => viewStatistics(reviewerOf(actor), query.days),
    }),
    route({
      ...read,
      path: '/identity-review/files/:sittingId',
      summary: 'Shows an identity file with its pages, the roster and every round.',
      params: sittingParams,
      answer: reviewFileView,
      handle: ({ actor, params }) => viewFile(reviewerOf(actor), params.sittingId),
    }),
  ];
}

function claimRoutes({ takeNext, take, renew, release, viewFile }: Handlers): Route[] {
  const command = { method: 'post', access: reviewers, idempotent: true } as const;
  return [
    route({
      ...command,
      path: '/identity-review/next',
      summary: 'Takes the file that waits the longest and that nobody has open.',
      body: nextFileRequest,
      answer: nextFileView,
      handle: async ({ actor, body }) => {
        const sittingId = await takeNext(reviewerOf(actor), body);
        return { file: sittingId === null ? null : await viewFile(reviewerOf(actor), sittingId) };
      },
    }),
    route({
      ...command,
      path: '/identity-review/files/:sittingId/claim',
      summary: 'Takes one file; 409 identity-file-claimed, identity-file-decided.',
      params: sittingParams,
      answer: reviewFileView,
      handle: async ({ actor, params }) => {
        await take(reviewerOf(actor), params.sittingId);
        return viewFile(reviewerOf(actor), params.sittingId);
      },
    }),
    route({
      ...command,
      path: '/identity-review/claims/renew',
      summary: 'Goes on with files that the reviewer has; those that they have still.',
      body: claimsRequest,
      answer: claimsView,
      handle: async ({ actor, body }) => ({
        sittingIds: await renew(reviewerOf(actor), body.sittingIds),
      }),
    }),
    route({
      ...command,
      path: '/identity-review/claims/release',
      summary: 'Gives files back to the queue.',
      body: claimsRequest,
      status: 204,
      handle: ({ actor, body }) => release(reviewerOf(actor), body.sittingIds),
    }),
  ];
}

function decisionRoutes({ decide, undo, viewFile }: Handlers): Route[] {
  const command = { method: 'post', access: reviewers, idempotent: true } as const;
  return [
    route({
      ...command,
      path: '/identity-review/files/:sittingId/decision',
      summary:
        'Approves a file or sends documents back; takes effect in 10 s. 409 identity-review-moved.',
      params: sittingParams,
      body: decisionRequest,
      answer: reviewFileView,
      handle: async ({ actor, params, body }) => {
        await decide(reviewerOf(actor), params.sittingId, body);
        return viewFile(reviewerOf(actor), params.sittingId);
      },
    }),
    route({
      ...command,
      path: '/identity-review/files/:sittingId/decisions/:decisionId/undo',
      summary: 'Takes one’s own decision back; 409 identity-decision-settled.',
      params: decisionParams,
      answer: reviewFileView,
      handle: async ({ actor, params }) => {
        await undo(reviewerOf(actor), params.sittingId, params.decisionId);
        return viewFile(reviewerOf(actor), params.sittingId);
      },
    }),
  ];
}
