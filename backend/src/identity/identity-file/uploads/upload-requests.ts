import type { ParameterizedContext } from 'koa';

import { inTransaction } from '../../../platform/database/transaction.ts';
import { ConflictError, NotFoundError } from '../../../platform/errors/app-error.ts';
import type { FileDependencies, UploadTarget } from '../commands/dependencies.ts';
import { TUS_VERSION, type TusEndpoint } from './tus-endpoint.ts';
import type { IdentityUpload } from './upload-store.ts';

/** The requests of the tus protocol, each for a target that the caller may upload to. */
export interface UploadRequests {
  readonly begin: (ctx: ParameterizedContext, target: UploadTarget) => Promise<void>;
  /** HEAD, PATCH and DELETE. Rejects with NotFoundError for an upload to another sitting. */
  readonly goOn: (
    ctx: ParameterizedContext,
    target: UploadTarget,
    uploadId: string,
  ) => Promise<void>;
}

/** Builds the requests. */
export function createUploadRequests(
  { sequelize, uploads, folder, events }: FileDependencies,
  tus: TusEndpoint<UploadTarget>,
): UploadRequests {
  const cancel = async (target: UploadTarget, { id, status }: IdentityUpload) => {
    if (status === 'checking') throw new ConflictError('identity-upload-changed', 'is checked');
    await inTransaction(sequelize, async () => {
      await uploads.remove([id]);
      await events.fileChanged(target, target.candidateId);
    });
    await folder.remove(id);
  };

  return {
    begin: (ctx, target) => tus.handle(ctx, target),

    goOn: async (ctx, target, uploadId) => {
      const upload = await uploads.find(uploadId);
      if (upload?.sittingId !== target.sittingId) {
        throw new NotFoundError('not-found', `no upload ${uploadId}`);
      }
      const { status, bytes } = upload;
      const hasArrived = status === 'checking' || status === 'done';
      if (ctx.method === 'DELETE') {
        await cancel(target, upload);
        ctx.set('Tus-Resumable', TUS_VERSION);
      } else if (ctx.method === 'HEAD' && hasArrived) {
        // Whoever lost the last answer asks how far it is, and must not send it all again.
        ctx.set({
          ...{ 'Tus-Resumable': TUS_VERSION, 'Cache-Control': 'no-store' },
          ...{ 'Upload-Offset': String(bytes), 'Upload-Length': String(bytes) },
        });
        ctx.status = 200;
        ctx.body = '';
      } else await tus.handle(ctx, target);
    },
  };
}
