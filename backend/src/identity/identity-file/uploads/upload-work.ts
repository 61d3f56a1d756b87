import { identityLimits } from '@exam/contracts';

import { databaseNow } from '../../../platform/database/database-clock.ts';
import { AppError } from '../../../platform/errors/app-error.ts';
import type { FileDependencies } from '../commands/dependencies.ts';
import { STALE_CHECK_MS, type FinishUpload } from '../commands/finish-upload.ts';

/** What goes on with uploads without a request. */
export interface UploadWork {
  /** Checks what has arrived whole and nobody is checking, because its process ended; how many. */
  readonly checkLeftUploads: () => Promise<number>;
  /** Deletes uploads that began a day ago, whatever became of them, and old tickets; how many. */
  readonly forgetUploads: () => Promise<number>;
}

const HOUR_MS = 3_600_000;

/** Builds the worker's part. */
export function createUploadWork({
  sequelize,
  uploads,
  folder,
  tickets,
  finish,
}: FileDependencies & { readonly finish: FinishUpload }): UploadWork {
  return {
    checkLeftUploads: async () => {
      const now = (await databaseNow(sequelize)).getTime();
      let count = 0;
      for (const { id, bytes } of await uploads.listUnchecked(new Date(now - STALE_CHECK_MS))) {
        if ((await folder.bytesOf(id)) !== bytes) continue;
        await finish(id).catch((error: unknown) => {
          // It was not taken, and its upload says why.
          if (!(error instanceof AppError)) throw error;
        });
        count += 1;
      }
      return count;
    },

    forgetUploads: async () => {
      const now = (await databaseNow(sequelize)).getTime();
      const before = new Date(now - identityLimits.uploadHours * HOUR_MS);
      const old = await uploads.listBegunBefore(before);
      for (const { id } of old) await folder.remove(id);
      await uploads.remove(old.map(({ id }) => id));
      return old.length + (await tickets.forget(before));
    },
  };
}
