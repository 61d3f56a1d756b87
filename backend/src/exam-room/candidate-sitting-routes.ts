import {
  candidateSittingsView,
  candidateSittingView,
  deviceReport,
  sittingFlowStepParams,
  sittingParams,
} from '@exam/contracts';

import { route, type Route } from '../platform/http/route.ts';
import type { CandidateCommands } from './commands/candidate-commands.ts';
import type { OwnSittingQueries } from './queries/own-sitting-queries.ts';

const candidates = ['candidate'] as const;

/** What a candidate does about their own sittings. Another's answers 404 sitting-not-found. */
export function candidateSittingRoutes(
  commands: CandidateCommands,
  { mySittings, mySitting }: OwnSittingQueries,
): Route[] {
  const command = {
    method: 'post',
    access: candidates,
    answer: candidateSittingView,
    idempotent: true,
  } as const;
  return [
    route({
      method: 'get',
      path: '/my/sittings',
      access: candidates,
      summary: 'The sittings of the signed-in candidate.',
      answer: candidateSittingsView,
      handle: async ({ actor }) => ({ sittings: await mySittings(actor) }),
    }),
    route({
      method: 'get',
      path: '/my/sittings/:sittingId',
      access: candidates,
      summary: 'One sitting of the signed-in candidate.',
      params: sittingParams,
      answer: candidateSittingView,
      handle: ({ actor, params }) => mySitting(actor, params.sittingId),
    }),
    route({
      ...command,
      path: '/my/sittings/:sittingId/flow/:step',
      summary: 'Completes a step that the exam’s flow puts before the waiting area.',
      params: sittingFlowStepParams,
      body: deviceReport,
      handle: async ({ actor, params: { sittingId, step }, body }) => {
        await commands.completeFlowStep(actor, sittingId, { step, devices: body });
        return mySitting(actor, sittingId);
      },
    }),
    route({
      ...command,
      path: '/my/sittings/:sittingId/enter-waiting-area',
      summary: 'Enters the waiting area.',
      params: sittingParams,
      handle: async ({ actor, params: { sittingId } }) => {
        await commands.enterWaitingArea(actor, sittingId);
        return mySitting(actor, sittingId);
      },
    }),
    route({
      ...command,
      path: '/my/sittings/:sittingId/accept-invitation',
      summary: 'Accepts the open invitation and enters the exam room.',
      params: sittingParams,
      handle: async ({ actor, params: { sittingId } }) => {
        await commands.acceptInvitation(actor, sittingId);
        return mySitting(actor, sittingId);
      },
    }),
  ];
}
