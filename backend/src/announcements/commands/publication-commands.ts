import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { publish, schedule, unschedule, withdraw, type Announcement } from '../announcement.ts';
import { auditFacts, auditSubject, changeAnnouncement, type Seen } from './change-announcement.ts';
import type { AnnouncementDependencies } from './dependencies.ts';

/** When readers get to see it. Each rejects as `changeAnnouncement` does. */
export interface PublicationCommands {
  /** At once for null. InvalidRequestError `announcement-incomplete`, ConflictError for a past time. */
  readonly publish: (actor: Actor, seen: Seen, at: Date | null) => Promise<void>;
  readonly unschedule: (actor: Actor, seen: Seen) => Promise<void>;
  readonly withdraw: (actor: Actor, seen: Seen, reason: string) => Promise<void>;
  /** Publishes what is due by the database's clock, each once however many processes ask; how many. */
  readonly publishDue: () => Promise<number>;
}

type Action = 'announcement.published' | 'announcement.changed' | 'announcement.withdrawn';

/** Builds the commands that publish, and take back. */
export function createPublicationCommands(
  dependencies: AnnouncementDependencies,
): PublicationCommands {
  const { sequelize, announcements, recordAudit, tellCandidates } = dependencies;

  const record = (action: Action, before: Announcement, after: Announcement, reason?: string) =>
    recordAudit({
      action,
      subject: auditSubject(after),
      before: auditFacts(before),
      after: auditFacts(after),
      // The clock acts for no person, but in somebody's school.
      schoolId: after.schoolId,
      ...(reason !== undefined && { reason }),
    });

  const published = async (before: Announcement, after: Announcement, by: string | null) => {
    await announcements.addVersion(after, by, after.updatedAt);
    await record('announcement.published', before, after);
    await tellCandidates(after, 'published');
  };

  const publishOne = (id: string) =>
    inTransaction(sequelize, async () => {
      const before = await announcements.lock(null, id);
      const now = await databaseNow(sequelize);
      // Published by another process, or put off, while this one waited for the lock.
      if (before.state !== 'scheduled' || !before.publishAt || before.publishAt > now) return 0;
      const after = publish(before, now);
      await announcements.save(after);
      await published(before, after, null);
      return 1;
    });

  return {
    publish: (actor, seen, at) =>
      changeAnnouncement(
        dependencies,
        actor,
        seen,
        (before, now) => (at ? schedule(before, at, now) : publish(before, now)),
        (before, after) =>
          at
            ? record('announcement.changed', before, after)
            : published(before, after, actor.personId),
      ),

    unschedule: (actor, seen) =>
      changeAnnouncement(dependencies, actor, seen, unschedule, (before, after) =>
        record('announcement.changed', before, after),
      ),

    withdraw: (actor, seen, reason) =>
      changeAnnouncement(dependencies, actor, seen, withdraw, async (before, after) => {
        await record('announcement.withdrawn', before, after, reason);
        await tellCandidates(after, 'withdrawn');
      }),

    publishDue: async () => {
      let count = 0;
      const due = await announcements.listDue(await databaseNow(sequelize));
      // What cannot be published must not hold back the others.
      const results = await Promise.allSettled(due.map(publishOne));
      for (const result of results) {
        if (result.status === 'rejected') throw result.reason;
        count += result.value;
      }
      return count;
    },
  };
}
