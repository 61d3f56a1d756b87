import {
  byEyeRequest,
  FACE_STEP_BYTES,
  faceSessionParams,
  faceSessionRequest,
  faceVerificationView,
  sittingParams,
} from '@exam/contracts';

import { route, type Route } from '../../platform/http/route.ts';
import type { ChooseByEye } from './commands/choose-by-eye.ts';
import type { ReceiveStep } from './commands/receive-step.ts';
import type { StartSession } from './commands/start-session.ts';
import type { ViewOwn } from './view-own.ts';

interface Handlers {
  readonly viewOwn: ViewOwn;
  readonly startSession: StartSession;
  readonly receiveStep: ReceiveStep;
  readonly chooseByEye: ChooseByEye;
}

/** What a candidate does about their own face. Another's sitting or challenge answers 404. */
export function faceVerificationRoutes(handlers: Handlers): Route[] {
  const { viewOwn, startSession, receiveStep, chooseByEye } = handlers;
  const common = { access: ['candidate'], answer: faceVerificationView } as const;
  const command = { ...common, method: 'post', idempotent: true } as const;
  return [
    route({
      ...common,
      method: 'get',
      path: '/my/sittings/:sittingId/face-verification',
      summary: 'The face verification of an own sitting: challenge, queue, result.',
      params: sittingParams,
      handle: ({ actor, params }) => viewOwn(actor, params.sittingId),
    }),
    route({
      ...command,
      path: '/my/sittings/:sittingId/face-sessions',
      summary: 'Begins a challenge, or goes on with the one under way; tells its present step.',
      params: sittingParams,
      body: faceSessionRequest,
      handle: async ({ actor, params: { sittingId }, body }) => {
        await startSession(actor, sittingId, body.cameraLabel);
        return viewOwn(actor, sittingId);
      },
    }),
    route({
      ...command,
      path: '/my/face-sessions/:faceSessionId/steps',
      summary: 'Hands in the frames of a step, as writeFaceStep makes them; tells the next one.',
      params: faceSessionParams,
      upload: { maxBytes: FACE_STEP_BYTES },
      handle: async ({ actor, params, upload }) =>
        viewOwn(actor, await receiveStep(actor, params.faceSessionId, upload())),
    }),
    route({
      ...command,
      path: '/my/sittings/:sittingId/face-verification/by-eye',
      summary: 'Goes on as not verified, to be compared with the ID card by eye.',
      params: sittingParams,
      body: byEyeRequest,
      handle: async ({ actor, params: { sittingId }, body }) => {
        await chooseByEye(actor, sittingId, body.reason);
        return viewOwn(actor, sittingId);
      },
    }),
  ];
}
