import {
  candidateSittingsView,
  candidateSittingView,
  deviceReport,
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
      path: '/my/sittings/:sittingId/flow/deviceCheck',
      summary: 'Completes the device check, with what it found.',
      params: sittingParams,
      body: deviceReport,
      handle: async ({ actor, params: { sittingId }, body }) => {
        await commands.completeDeviceCheck(actor, sittingId, body);
        return mySitting(actor, sittingId);
      },
    }),
    route({
      ...command,
      path: '/my/sittings/:sittingId/flow/announcements',
      summary: 'Completes the reading of announcements, once all are read that must be.',
      params: sittingParams,
      handle: async ({ actor, params: { sittingId } }) => {
        await commands.completeAnnouncements(actor, sittingId);
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
