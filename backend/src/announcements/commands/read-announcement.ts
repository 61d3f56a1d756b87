import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { ConflictError, NotFoundError } from '../../platform/errors/app-error.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import type { AnnouncementDependencies } from './dependencies.ts';

/**
 * Notes that a candidate has read a version. Rejects with NotFoundError for what does not concern
 * them, and with ConflictError `announcement-moved` when another version has to be read by now.
 */
export type ReadAnnouncement = (
  actor: Actor,
  announcementId: string,
  version: number,
) => Promise<void>;

/** Builds the reader's one command. */
export function createReadAnnouncement({
  sequelize,
  announcements,
  receipts,
}: AnnouncementDependencies): ReadAnnouncement {
  return ({ personId }, announcementId, version) =>
    inTransaction(sequelize, async () => {
      const own = await receipts.receiptsOf(personId);
      const [announcement] = own.has(announcementId)
        ? await announcements.listPublished([announcementId])
        : [];
      if (!announcement) {
        throw new NotFoundError('announcement-not-found', `${announcementId} is not for them`);
      }
      // An older text that still counts is good: nobody has to read again what was not asked for.
      if (version < announcement.readFrom || version > announcement.version) {
        throw new ConflictError('announcement-moved', `${announcementId} has another text by now`);
      }
      await receipts.add(announcementId, personId, version, await databaseNow(sequelize));
    });
}
