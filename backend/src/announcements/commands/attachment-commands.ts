import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';

import { attachmentLimits } from '@exam/contracts';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { ConflictError, NotFoundError, TooLargeError } from '../../platform/errors/app-error.ts';
import type { Upload } from '../../platform/http/route.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { administrationScope } from '../../schools/index.ts';
import { requireStep, type Announcement } from '../announcement.ts';
import type { Attachment, AttachmentStore } from '../attachment-store.ts';
import { inspectAttachment } from '../inspect-attachment.ts';
import type { AnnouncementDependencies } from './dependencies.ts';

/** Storage folder of this domain. */
const FOLDER = 'announcements';

/**
 * Takes a file to an announcement; readers see it once a text is saved that lists it. Rejects with
 * UnsupportedMediaTypeError `attachment-type-refused` and ConflictError `announcement-state`.
 */
export type Attach = (actor: Actor, announcementId: string, upload: Upload) => Promise<Attachment>;

/** Builds the upload of attachments. */
export function createAttach(dependencies: AnnouncementDependencies): Attach {
  const { sequelize, announcements, attachments, files } = dependencies;
  return async (actor, announcementId, { path, name, bytes: sentBytes }) => {
    const scope = administrationScope(actor);
    requireStep(await announcements.get(scope, announcementId), 'edit');
    const { kind, picture } = await inspectAttachment(path, name);
    const bytes = picture?.length ?? sentBytes;
    // Before the lock: other editors need not wait for a disk.
    const file = await files.store(FOLDER, picture ?? createReadStream(path));
    try {
      return await inTransaction(sequelize, async () => {
        requireStep(await announcements.lock(scope, announcementId), 'edit');
        const uploadedAt = await databaseNow(sequelize);
        const id = randomUUID();
        const attachment = { id, announcementId, name, kind, bytes, file, uploadedAt };
        await attachments.add(attachment);
        return attachment;
      });
    } catch (error) {
      await files.remove(file);
      throw error;
    }
  };
}

/**
 * Throws NotFoundError for an id that was not uploaded to this announcement, ConflictError
 * `attachments-too-many` and TooLargeError `attachments-too-large` past the limits.
 */
export async function requireAttachable(
  attachments: AttachmentStore,
  announcementId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  if (new Set(ids).size !== ids.length || ids.length > attachmentLimits.count) {
    throw new ConflictError('attachments-too-many', String(ids.length));
  }
  const uploaded = new Map((await attachments.listOf(announcementId)).map((one) => [one.id, one]));
  let total = 0;
  for (const id of ids) {
    const attachment = uploaded.get(id);
    if (!attachment) throw new NotFoundError('not-found', `no attachment ${id}`);
    total += attachment.bytes;
  }
  if (total > attachmentLimits.totalBytes) {
    const maxBytes = attachmentLimits.totalBytes;
    throw new TooLargeError('attachments-too-large', String(total), { maxBytes });
  }
}

/** The attachments of an announcement with files of their own, not yet given to another one. */
export async function copyAttachments(
  { attachments, files }: AnnouncementDependencies,
  { id, attachmentIds }: Announcement,
): Promise<Omit<Attachment, 'announcementId' | 'uploadedAt'>[]> {
  const uploaded = new Map((await attachments.listOf(id)).map((one) => [one.id, one]));
  const copies = [];
  for (const attachmentId of attachmentIds) {
    const original = uploaded.get(attachmentId);
    if (!original) continue;
    const { name, kind, bytes } = original;
    const file = await files.store(FOLDER, await files.read(original.file));
    copies.push({ id: randomUUID(), name, kind, bytes, file });
  }
  return copies;
}

/** Deletes files that were uploaded before `before` and are in no text; how many. */
export async function forgetUnusedAttachments(
  { attachments, files }: AnnouncementDependencies,
  before: Date,
): Promise<number> {
  const unused = await attachments.listUnused(before);
  await attachments.remove(unused.map(({ id }) => id));
  for (const { file } of unused) await files.remove(file);
  return unused.length;
}
