import type { AuditFacts } from '@exam/contracts';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { administrationScope } from '../../schools/index.ts';
import { requireRevision, type Announcement } from '../announcement.ts';
import type { AnnouncementDependencies } from './dependencies.ts';

/** What an administrator had on the screen. */
export interface Seen {
  readonly announcementId: string;
  readonly revision: number;
}

/**
 * Runs a transition of an announcement that the transaction has locked, and keeps what came out of
 * it. Rejects with ForbiddenError, NotFoundError outside of the actor's scope, and ConflictError
 * `announcement-moved` when somebody was faster.
 */
export async function changeAnnouncement(
  { sequelize, announcements }: AnnouncementDependencies,
  actor: Actor,
  { announcementId, revision }: Seen,
  change: (before: Announcement, now: Date) => Announcement | Promise<Announcement>,
  then: (before: Announcement, after: Announcement) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const scope = administrationScope(actor);
  await inTransaction(sequelize, async () => {
    const before = await announcements.lock(scope, announcementId);
    requireRevision(before, revision);
    const after = await change(before, await databaseNow(sequelize));
    await announcements.save(after);
    await then(before, after);
  });
}

/** What the audit log keeps of an announcement; its text is in its versions. */
export function auditFacts(announcement: Announcement): AuditFacts {
  const { state, title, version, collegeId, majorId, mustRead, pinned, publishAt } = announcement;
  const at = publishAt?.toISOString() ?? null;
  return { state, title, version, collegeId, majorId, mustRead, pinned, publishAt: at };
}

/** What an act in the audit log was done to. */
export function auditSubject({ id, title }: Announcement) {
  return { kind: 'announcement' as const, id, name: title };
}
