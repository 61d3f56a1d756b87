import { identityUploadParams, sittingParams } from '@exam/contracts';

import { route, type Route } from '../../../platform/http/route.ts';
import type { FindPlace, Owner, UploadTarget } from '../commands/dependencies.ts';
import type { UploadRequests } from './upload-requests.ts';

const candidates = ['candidate'] as const;
const path = '/my/sittings/:sittingId/identity-uploads';

/** The parts of the tus protocol, by the method of the request. */
export const tusParts = [
  ['head', 'How much of an upload has arrived (tus).'],
  [
    'patch',
    'The next bytes of an upload (tus). The last ones are answered when the file is checked.',
  ],
  ['delete', 'Gives an upload up (tus).'],
] as const;

interface Dependencies {
  readonly findPlace: FindPlace;
  readonly uploads: UploadRequests;
}

/** Resumable uploads of the signed-in candidate: kept commands of a protocol of their own. */
export function uploadRoutes({ findPlace, uploads }: Dependencies): Route[] {
  const target = async (owner: Owner, sittingId: string): Promise<UploadTarget> => ({
    ...(await findPlace(owner, sittingId)),
    via: 'computer',
  });
  return [
    route({
      method: 'post',
      path,
      access: candidates,
      summary: 'Begins an upload (tus, creation); what it is for is in Upload-Metadata.',
      params: sittingParams,
      status: 201,
      handle: async ({ actor, params, ctx }) => {
        await uploads.begin(ctx, await target(actor, params.sittingId));
      },
    }),
    ...tusParts.map(([method, summary]) =>
      route({
        method,
        path: `${path}/:uploadId`,
        access: candidates,
        summary,
        params: identityUploadParams,
        handle: async ({ actor, params: { sittingId, uploadId }, ctx }) => {
          await uploads.goOn(ctx, await target(actor, sittingId), uploadId);
        },
      }),
    ),
  ];
}
