import { databaseNow } from '../../../platform/database/database-clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { ConflictError } from '../../../platform/errors/app-error.ts';
import { submit } from '../identity-file.ts';
import { requireRunning } from './change-pages.ts';
import type { FileDependencies, Owner } from './dependencies.ts';

/**
 * Hands the file in. Rejects with NotFoundError for another's sitting, ConflictError
 * `consent-missing`, `identity-file-moved`, `identity-file-closed`, `identity-uploads-open`, and
 * InvalidRequestError `identity-file-incomplete` that names the documents.
 */
export type SubmitFile = (owner: Owner, sittingId: string, version: number) => Promise<void>;

/** Builds the submission. */
export function createSubmitFile(dependencies: FileDependencies): SubmitFile {
  const { sequelize, files, uploads, tickets, consents, events, findPlace, recordAudit } =
    dependencies;
  return async (owner, sittingId, version) => {
    const place = await findPlace(owner, sittingId);
    const { schoolId, candidateId, asked } = place;
    requireRunning(place);
    await consents.require(candidateId, 'identityDocuments');
    await inTransaction(sequelize, async () => {
      const before = await files.lock(sittingId, schoolId);
      const now = await databaseNow(sequelize);
      const after = submit(before, asked, now);
      if (before.version !== version) throw new ConflictError('identity-file-moved', sittingId);
      const left = await uploads.listOf(sittingId);
      if (left.some(({ status }) => status !== 'failed')) {
        throw new ConflictError('identity-uploads-open', sittingId);
      }
      await uploads.remove(left.map(({ id }) => id));
      await tickets.revokeOf(sittingId, now);
      await files.save(after);
      await files.openRound(after, asked);
      await recordAudit({
        action: 'identity-file.submitted',
        subject: { kind: 'sitting', id: sittingId },
        after: { round: after.round, pages: after.pages.length },
      });
      await events.fileChanged(place, candidateId);
      await events.queueChanged(schoolId);
    });
  };
}
