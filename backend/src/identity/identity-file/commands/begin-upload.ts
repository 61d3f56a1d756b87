import { identityLimits, type IdentityUploadMetadata } from '@exam/contracts';

import { databaseNow } from '../../../platform/database/database-clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import {
  ConflictError,
  InvalidRequestError,
  NotFoundError,
} from '../../../platform/errors/app-error.ts';
import { pagesOf, requireOpen, type IdentityFile } from '../identity-file.ts';
import type { IdentityUpload } from '../uploads/upload-store.ts';
import type { FileDependencies, UploadTarget } from './dependencies.ts';

const NAME_LENGTH = 255;
/** Milliseconds after which an upload that was not taken is forgotten when another one begins. */
const FAILED_MS = 10 * 60_000;

/**
 * Notes that an upload may begin. Rejects with ConflictError `consent-missing`, `identity-file-closed`,
 * `identity-document-approved`, `identity-pages-too-many`, `identity-uploads-too-many`; with
 * NotFoundError `identity-document-unknown`; with InvalidRequestError `identity-name-refused`; with
 * TooManyRequestsError `identity-uploads-too-often`.
 */
export type BeginUpload = (
  target: UploadTarget,
  upload: { readonly id: string; readonly bytes: number } & IdentityUploadMetadata,
) => Promise<void>;

/** Builds the begin of an upload. */
export function createBeginUpload(dependencies: FileDependencies): BeginUpload {
  const { sequelize, files, uploads, limiter, consents, events } = dependencies;
  return async (target, { id, bytes, documentId, filename, sha256, position, replaces }) => {
    const { sittingId, schoolId, candidateId, via } = target;
    const name = requireName(filename);
    await consents.require(candidateId, 'identityDocuments');
    await limiter.admit(candidateId);
    await inTransaction(sequelize, async () => {
      const file = await files.lock(sittingId, schoolId);
      requireOpen(file, documentId);
      const now = await databaseNow(sequelize);
      await uploads.forgetFailed(sittingId, new Date(now.getTime() - FAILED_MS));
      const upload: IdentityUpload = {
        ...{ id, sittingId, documentId, name, bytes, via },
        ...{ position: position ?? null, replaces: replaces ?? null, sha256: sha256 ?? null },
        ...{ status: 'receiving', problem: null, checkingSince: null, createdAt: now },
      };
      requireSpace(target, file, await uploads.listOf(sittingId), upload);
      await uploads.add(upload);
      await events.fileChanged(target, candidateId);
    });
  };
}

/** What a file is called is only shown; who sends a path wants something else. */
function requireName(filename: string): string {
  if (/[\\/]|\p{Cc}/u.test(filename) || filename.length > NAME_LENGTH) {
    throw new InvalidRequestError('identity-name-refused', 'a name that is a path', {
      fields: [{ path: '/filename', message: 'is a path' }],
    });
  }
  return filename;
}

function requireSpace(
  { asked }: UploadTarget,
  file: IdentityFile,
  before: readonly IdentityUpload[],
  { documentId, replaces }: IdentityUpload,
): void {
  const document = asked.find(({ id }) => id === documentId);
  if (!document) throw new NotFoundError('identity-document-unknown', documentId);
  const open = before.filter(({ status }) => status !== 'failed');
  if (open.length >= identityLimits.openUploads) {
    throw new ConflictError('identity-uploads-too-many', String(open.length));
  }
  const coming = open.filter((other) => other.documentId === documentId && !other.replaces);
  const pages = pagesOf(file, documentId);
  if (replaces !== null && !pages.some(({ id }) => id === replaces)) {
    throw new NotFoundError('not-found', `no page ${replaces}`);
  }
  const added = replaces === null ? 1 : 0;
  if (pages.length + coming.length + added > document.pages) {
    throw new ConflictError('identity-pages-too-many', String(document.pages));
  }
}
