import { randomUUID } from 'node:crypto';

import type { AnnouncementAudience, SaveAnnouncementRequest } from '@exam/contracts';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { administrationScope } from '../../schools/index.ts';
import { edit, requireStep, type Announcement } from '../announcement.ts';
import { cleanHtml } from '../clean-html.ts';
import { copyAttachments, requireAttachable } from './attachment-commands.ts';
import { auditFacts, auditSubject, changeAnnouncement } from './change-announcement.ts';
import type { AnnouncementDependencies } from './dependencies.ts';
import { resolveAudience } from './resolve-audience.ts';

/** What an editor does to the text. Each rejects as `changeAnnouncement` does. */
export interface EditorCommands {
  /** An empty draft; its id. */
  readonly create: (actor: Actor, audience: AnnouncementAudience) => Promise<string>;
  /** InvalidRequestError `announcement-incomplete` for a published one without title or text. */
  readonly save: (
    actor: Actor,
    announcementId: string,
    request: SaveAnnouncementRequest,
  ) => Promise<void>;
  /** A draft with the same content and audience; its id. */
  readonly duplicate: (actor: Actor, announcementId: string) => Promise<string>;
  /** Deletes a draft for good. */
  readonly remove: (actor: Actor, announcementId: string) => Promise<void>;
}

/** Builds the commands of the editor. */
export function createEditorCommands(dependencies: AnnouncementDependencies): EditorCommands {
  const { sequelize, announcements, attachments, files, schools, recordAudit } = dependencies;

  const add = async (announcement: Announcement) => {
    await announcements.add(announcement);
    const subject = auditSubject(announcement);
    await recordAudit({ action: 'announcement.created', subject, after: auditFacts(announcement) });
    return announcement.id;
  };

  return {
    create: (actor, audience) =>
      inTransaction(sequelize, async () => {
        const place = await resolveAudience(schools, actor, audience);
        return add(newDraft(actor, place, await databaseNow(sequelize)));
      }),

    save: (actor, announcementId, { revision, audience, ...request }) =>
      changeAnnouncement(
        dependencies,
        actor,
        { announcementId, revision },
        async (before, now) => {
          const place = await resolveAudience(schools, actor, audience);
          await requireAttachable(attachments, announcementId, request.attachmentIds);
          return edit(before, { ...request, ...place, body: cleanHtml(request.body) }, now);
        },
        (before, after) => announceEdit(dependencies, actor, before, after),
      ),

    duplicate: async (actor, announcementId) => {
      const source = await announcements.get(administrationScope(actor), announcementId);
      const copies = await copyAttachments(dependencies, source);
      const { title, body, mustRead } = source;
      return inTransaction(sequelize, async () => {
        const now = await databaseNow(sequelize);
        const attachmentIds = copies.map(({ id }) => id);
        const content = { title, body, mustRead, attachmentIds };
        const id = await add({ ...newDraft(actor, source, now), ...content });
        for (const copy of copies) {
          await attachments.add({ ...copy, announcementId: id, uploadedAt: now });
        }
        return id;
      });
    },

    remove: async (actor, announcementId) => {
      const scope = administrationScope(actor);
      await inTransaction(sequelize, async (transaction) => {
        const announcement = await announcements.lock(scope, announcementId);
        requireStep(announcement, 'remove');
        const uploaded = await attachments.listOf(announcementId);
        await attachments.remove(uploaded.map(({ id }) => id));
        await announcements.remove(announcementId);
        const subject = auditSubject(announcement);
        const before = auditFacts(announcement);
        await recordAudit({ action: 'announcement.removed', subject, before });
        transaction.afterCommit(async () => {
          for (const { file } of uploaded) await files.remove(file);
        });
      });
    },
  };
}

function newDraft(
  { schoolId, personId }: Actor,
  { collegeId, majorId }: AnnouncementAudience,
  now: Date,
): Announcement {
  return {
    ...{ id: randomUUID(), schoolId, collegeId, majorId, createdBy: personId, updatedAt: now },
    ...{ state: 'draft', title: '', body: '', attachmentIds: [], mustRead: false, pinned: false },
    ...{ publishAt: null, publishedAt: null, withdrawnAt: null, changedAt: null },
    ...{ version: 0, readFrom: 0, revision: 0 },
  };
}

/** A draft is its writers' business; what readers have, or will have, is everybody's. */
async function announceEdit(
  { announcements, recordAudit, tellCandidates }: AnnouncementDependencies,
  actor: Actor,
  before: Announcement,
  after: Announcement,
): Promise<void> {
  if (after.state === 'draft') return;
  await recordAudit({
    action: 'announcement.changed',
    subject: auditSubject(after),
    before: auditFacts(before),
    after: auditFacts(after),
  });
  if (after.state !== 'published') return;
  if (after.version !== before.version) {
    await announcements.addVersion(after, actor.personId, after.updatedAt);
  }
  await tellCandidates(after, 'edited');
}
