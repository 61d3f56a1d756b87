import {
  examRoomSittingParams,
  pledgeRequest,
  pledgeView,
  sittingParams,
  sittingPledgeView,
} from '@exam/contracts';

import { clientOf } from '../../platform/http/client-of.ts';
import { route, type Route } from '../../platform/http/route.ts';
import type { AgreeToPledge } from './agree-to-pledge.ts';
import type { PledgeQueries } from './pledge-queries.ts';

/** The pledge of a candidate's own sitting, and what administrators see of it. */
export function pledgeRoutes(queries: PledgeQueries, agree: AgreeToPledge): Route[] {
  return [
    route({
      method: 'get',
      path: '/my/sittings/:sittingId/pledge',
      access: ['candidate'],
      summary: 'The pledge that the exam of a sitting asks for, and what was agreed to.',
      params: sittingParams,
      answer: pledgeView,
      handle: ({ actor, params }) => queries.own(actor, params.sittingId),
    }),
    route({
      method: 'post',
      path: '/my/sittings/:sittingId/pledge',
      access: ['candidate'],
      summary: 'Agrees to the pledge.',
      params: sittingParams,
      body: pledgeRequest,
      answer: pledgeView,
      idempotent: true,
      handle: async ({ actor, params: { sittingId }, body, ctx }) => {
        await agree(actor, sittingId, body.version, clientOf(ctx));
        return queries.own(actor, sittingId);
      },
    }),
    route({
      method: 'get',
      path: '/exam-rooms/:examRoomId/sittings/:sittingId/pledge',
      access: ['schoolAdmin', 'collegeAdmin'],
      summary: 'What the candidate of a sitting agreed to, and when.',
      params: examRoomSittingParams,
      answer: sittingPledgeView,
      handle: ({ actor, params: { examRoomId, sittingId } }) =>
        queries.ofSitting(actor, examRoomId, sittingId),
    }),
  ];
}
