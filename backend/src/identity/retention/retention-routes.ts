import {
  legalHoldParams,
  legalHoldRequest,
  legalHoldsQuery,
  legalHoldsView,
  liftLegalHoldRequest,
  retentionRequest,
  retentionView,
} from '@exam/contracts';

import { route, type Route } from '../../platform/http/route.ts';
import type { LegalHolds } from './legal-holds.ts';
import type { RetentionRules } from './retention-rules.ts';

const access = ['schoolAdmin'] as const;

/** How long a school keeps what, and whose data it must keep. */
export function retentionRoutes(rules: RetentionRules, holds: LegalHolds): Route[] {
  return [
    route({
      ...{ method: 'get', path: '/admin/retention', access },
      summary: 'How long the school keeps what, and how much there is of it.',
      answer: retentionView,
      handle: ({ actor }) => rules.view(actor),
    }),
    route({
      ...{ method: 'put', path: '/admin/retention', access },
      summary: 'Changes how long the school keeps what.',
      body: retentionRequest,
      answer: retentionView,
      idempotent: true,
      handle: async ({ actor, body }) => {
        await rules.change(actor, body);
        return rules.view(actor);
      },
    }),
    route({
      ...{ method: 'get', path: '/admin/legal-holds', access },
      summary: 'Candidates of whom nothing is deleted, and those of whom it was so.',
      query: legalHoldsQuery,
      answer: legalHoldsView,
      handle: async ({ actor, query }) => ({ holds: await holds.list(actor, query.search) }),
    }),
    route({
      ...{ method: 'post', path: '/admin/legal-holds', access },
      summary: 'Keeps everything of a candidate from being deleted.',
      body: legalHoldRequest,
      answer: legalHoldsView,
      idempotent: true,
      handle: async ({ actor, body }) => {
        await holds.set(actor, body);
        return { holds: await holds.list(actor, '') };
      },
    }),
    route({
      ...{ method: 'post', path: '/admin/legal-holds/:holdId/lift', access },
      summary: 'Lifts a hold: what is due is deleted again.',
      params: legalHoldParams,
      body: liftLegalHoldRequest,
      answer: legalHoldsView,
      idempotent: true,
      handle: async ({ actor, params: { holdId }, body }) => {
        await holds.lift(actor, holdId, body.reason);
        return { holds: await holds.list(actor, '') };
      },
    }),
  ];
}
