import {
  comparisonRequest,
  evidencePicture,
  examRoomSittingParams,
  faceEvidenceView,
} from '@exam/contracts';

import { route, type Route } from '../../platform/http/route.ts';
import { sendFile } from '../../platform/http/send-file.ts';
import type { Comparisons } from './comparisons.ts';

const examiners = ['examiner'] as const;
const path = '/exam-rooms/:examRoomId/sittings/:sittingId/face';

/** The evidence of a face, and what an examiner finds who compares by eye. */
export function comparisonRoutes(comparisons: Comparisons): Route[] {
  return [
    route({
      method: 'get',
      path,
      access: examiners,
      summary: 'How the face verification ended, with what to compare by eye.',
      params: examRoomSittingParams,
      answer: faceEvidenceView,
      handle: ({ actor, params }) => comparisons.evidence(actor, params),
    }),
    route({
      method: 'get',
      path: `${path}/:picture`,
      access: examiners,
      summary: 'The best frame of the face verification, or the photo on file.',
      params: examRoomSittingParams.extend({ picture: evidencePicture }),
      handle: async ({ actor, params, ctx }) => {
        const body = await comparisons.picture(actor, params, params.picture);
        sendFile(ctx, { name: `${params.picture}.jpg`, type: 'image/jpeg', body, inline: true });
      },
    }),
    route({
      method: 'post',
      path: `${path}/comparisons`,
      access: examiners,
      summary: 'Records a comparison by eye; 409 candidate-not-here for who is not in the room.',
      params: examRoomSittingParams,
      body: comparisonRequest,
      answer: faceEvidenceView,
      idempotent: true,
      handle: async ({ actor, params, body }) => {
        await comparisons.record(actor, params, body);
        return comparisons.evidence(actor, params);
      },
    }),
  ];
}
