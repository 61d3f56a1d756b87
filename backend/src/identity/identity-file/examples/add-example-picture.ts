import { randomUUID } from 'node:crypto';

import type { Sequelize } from 'sequelize';
import sharp from 'sharp';

import type { RecordAudit } from '../../../audit/index.ts';
import { databaseNow } from '../../../platform/database/database-clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { InvalidRequestError } from '../../../platform/errors/app-error.ts';
import type { Upload } from '../../../platform/http/route.ts';
import type { Actor } from '../../../platform/policy/actor.ts';
import type { FileStorage } from '../../../platform/storage/file-storage.ts';
import { CheckProblem } from '../checks/check-problem.ts';
import type { FileChecker } from '../checks/file-checker.ts';
import type { ExamplePictureStore } from './example-picture-store.ts';

const FOLDER = 'identity-examples';
/** Pixels of the longer side: enough to read on a whole screen, and little to load. */
const SIDE = 1200;

interface Dependencies {
  readonly sequelize: Sequelize;
  readonly storage: FileStorage;
  readonly examples: ExamplePictureStore;
  readonly checker: FileChecker;
  readonly recordAudit: RecordAudit;
}

/**
 * Keeps a picture that shows candidates how a document should look; its id. Rejects with
 * InvalidRequestError for what is no picture, as for a candidate's own file.
 */
export type AddExamplePicture = (actor: Actor, upload: Upload) => Promise<string>;

/** Builds the upload of example pictures: they are drawn anew, as candidates' are. */
export function createAddExamplePicture(dependencies: Dependencies): AddExamplePicture {
  const { sequelize, storage, examples, checker, recordAudit } = dependencies;

  const keep = async ({ schoolId }: Actor, file: string) => {
    const size = { width: SIDE, height: SIDE, fit: 'inside', withoutEnlargement: true } as const;
    const picture = await storage.store(FOLDER, await sharp(file).resize(size).jpeg().toBuffer());
    const id = randomUUID();
    try {
      await inTransaction(sequelize, async () => {
        const uploadedAt = await databaseNow(sequelize);
        await examples.add({ id, schoolId, picture, uploadedAt });
        const subject = { kind: 'file', id } as const;
        await recordAudit({ action: 'example-picture.added', subject });
      });
    } catch (error) {
      await storage.remove(picture);
      throw error;
    }
    return id;
  };

  return async (actor, { path }) => {
    try {
      const request = { path, format: 'image', maxPages: 1 } as const;
      return await checker.check(request, ({ pages }) => keep(actor, pages[0]?.picture ?? ''));
    } catch (error) {
      if (!(error instanceof CheckProblem)) throw error;
      throw new InvalidRequestError(error.code, error.message, { cause: error });
    }
  };
}
