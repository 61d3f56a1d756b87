import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';

import { databaseNow } from '../../../platform/database/database-clock.ts';
import { inTransaction, outsideTransaction } from '../../../platform/database/transaction.ts';
import {
  AppError,
  ConflictError,
  InvalidRequestError,
} from '../../../platform/errors/app-error.ts';
import { CheckProblem } from '../checks/check-problem.ts';
import type { CheckedFile } from '../checks/file-checker.ts';
import { pagesOf, withPages, type IdentityFile, type IdentityPage } from '../identity-file.ts';
import type { IdentityUpload } from '../uploads/upload-store.ts';
import type { FileDependencies, FilePlace } from './dependencies.ts';
import { removePictures } from './remove-pictures.ts';

/** Storage folder of this domain. */
export const FOLDER = 'identity';
/** Milliseconds after which a check that did not end is begun anew. */
export const STALE_CHECK_MS = 2 * 60_000;

/**
 * Checks a file that has arrived whole, and makes its pages part of the document. A file that is not
 * taken is deleted, its upload notes why, and the promise rejects with InvalidRequestError. Whoever
 * comes second, while another process checks, resolves at once.
 */
export type FinishUpload = (uploadId: string) => Promise<void>;

type Dependencies = FileDependencies & {
  /** As `findPlace`, for a file whose sitting alone is known. */
  readonly placeOf: (sittingId: string) => Promise<FilePlace>;
};

/** Builds the end of an upload. */
export function createFinishUpload(dependencies: Dependencies): FinishUpload {
  const { sequelize, files, uploads, folder, storage, checker, events, placeOf, consents } =
    dependencies;

  const addPages = async (upload: IdentityUpload, place: FilePlace, pages: IdentityPage[]) => {
    await consents.require(place.candidateId, 'identityDocuments');
    await inTransaction(sequelize, async (transaction) => {
      const file = await files.lock(upload.sittingId, place.schoolId);
      const { after, replaced } = insertPages(file, upload, pages, place);
      await files.save(after);
      await uploads.finish(upload.id);
      await events.fileChanged(place, place.candidateId);
      transaction.afterCommit(() => removePictures(storage, replaced));
    });
  };

  const take = async (upload: IdentityUpload, sha256: string, checked: CheckedFile) => {
    const place = await placeOf(upload.sittingId);
    const uploadedAt = await databaseNow(sequelize);
    const pages: IdentityPage[] = [];
    try {
      for (const [index, { picture, preview, width, height }] of checked.pages.entries()) {
        const { sittingId, documentId, name, via } = upload;
        pages.push({
          ...{ id: randomUUID(), sittingId, documentId, position: index, name, via, uploadedAt },
          ...{ width, height, sha256, source: checked.source, sourcePage: index + 1 },
          picture: await storage.store(FOLDER, createReadStream(picture)),
          preview: await storage.store(FOLDER, createReadStream(preview)),
        });
      }
      await addPages(upload, place, pages);
    } catch (error) {
      await removePictures(storage, pages);
      throw error;
    }
  };

  const check = async (upload: IdentityUpload) => {
    const sha256 = await folder.sha256Of(upload.id);
    if (upload.sha256 !== null && upload.sha256 !== sha256) {
      throw new CheckProblem('identity-upload-changed', 'another SHA-256 than declared');
    }
    const { asked } = await placeOf(upload.sittingId);
    const document = asked.find(({ id }) => id === upload.documentId);
    if (!document) throw new CheckProblem('identity-document-unknown', upload.documentId);
    const file = await files.find(upload.sittingId);
    const others = file
      ? pagesOf(file, document.id).filter(({ id }) => id !== upload.replaces)
      : [];
    const request = {
      ...{ path: folder.pathOf(upload.id), format: document.format },
      maxPages: document.pages - others.length,
    };
    await checker.check(request, (checked) => take(upload, sha256, checked));
  };

  /** Forgets the file, and keeps why it was not taken. */
  const refuse = async ({ id, sittingId }: IdentityUpload, error: CheckProblem | AppError) => {
    await uploads.fail(id, error.code);
    await folder.remove(id);
    const place = await placeOf(sittingId);
    await inTransaction(sequelize, () => events.fileChanged(place, place.candidateId));
    throw new InvalidRequestError(error.code, error.message, { cause: error });
  };

  return (uploadId) =>
    outsideTransaction(async () => {
      const upload = await uploads.find(uploadId);
      if (!upload) return;
      const now = await databaseNow(sequelize);
      const staleBefore = new Date(now.getTime() - STALE_CHECK_MS);
      if (!(await uploads.claim(uploadId, now, staleBefore))) return;
      try {
        await check(upload);
      } catch (error) {
        const known = error instanceof CheckProblem || error instanceof AppError;
        // What we did not expect is tried again by the worker.
        if (!known) throw error;
        await refuse(upload, error);
      }
      await folder.remove(uploadId);
    });
}

function insertPages(
  file: IdentityFile,
  { documentId, position, replaces }: IdentityUpload,
  added: readonly IdentityPage[],
  { asked }: FilePlace,
): { readonly after: IdentityFile; readonly replaced: IdentityPage[] } {
  const before = pagesOf(file, documentId);
  const replaced = before.filter(({ id }) => id === replaces);
  const rest = before.filter(({ id }) => id !== replaces);
  const most = asked.find(({ id }) => id === documentId)?.pages ?? 0;
  if (rest.length + added.length > most) {
    throw new ConflictError('identity-pages-too-many', String(most));
  }
  const at = replaced[0]?.position ?? position ?? rest.length;
  const pages = [...rest.slice(0, at), ...added, ...rest.slice(at)];
  return { after: withPages(file, documentId, pages), replaced };
}
