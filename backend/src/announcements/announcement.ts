import type { AnnouncementState } from '@exam/contracts';

import { ConflictError, InvalidRequestError } from '../platform/errors/app-error.ts';

/** What readers get: every publication of another content is a version of its own. */
export interface AnnouncementContent {
  readonly title: string;
  /** Clean HTML. */
  readonly body: string;
  readonly attachmentIds: readonly string[];
}

/** Something that a school tells candidates. */
export interface Announcement extends AnnouncementContent {
  readonly id: string;
  readonly schoolId: string;
  /** Null: it is for the whole school. */
  readonly collegeId: string | null;
  /** Null: it is for the whole college or school. */
  readonly majorId: string | null;
  readonly state: AnnouncementState;
  readonly mustRead: boolean;
  readonly pinned: boolean;
  /** Null unless it is scheduled. */
  readonly publishAt: Date | null;
  readonly publishedAt: Date | null;
  readonly withdrawnAt: Date | null;
  /** The last change of the content after publication. */
  readonly changedAt: Date | null;
  readonly updatedAt: Date;
  /** Of the published content, from 1; 0 before. */
  readonly version: number;
  /** Who has read this version or a later one has read it. */
  readonly readFrom: number;
  /** Rises with every change, whatever it is. */
  readonly revision: number;
  readonly createdBy: string;
}

export interface AnnouncementChanges extends AnnouncementContent {
  readonly collegeId: string | null;
  readonly majorId: string | null;
  readonly mustRead: boolean;
  readonly pinned: boolean;
  readonly askAgain: boolean;
}

type Step = 'edit' | 'publish' | 'unschedule' | 'withdraw' | 'remove';

const stepsOf: Readonly<Record<AnnouncementState, readonly Step[]>> = {
  draft: ['edit', 'publish', 'remove'],
  scheduled: ['edit', 'publish', 'unschedule'],
  published: ['edit', 'withdraw'],
  withdrawn: [],
};

/** Whether an announcement can be taken through a step where it stands. */
export function hasStep({ state }: Announcement, step: Step): boolean {
  return stepsOf[state].includes(step);
}

/** Throws ConflictError where `hasStep` says no. */
export function requireStep(announcement: Announcement, step: Step): void {
  if (hasStep(announcement, step)) return;
  throw new ConflictError('announcement-state', `${step}: ${announcement.state}`);
}

/** Throws ConflictError when somebody has changed it since `revision`. */
export function requireRevision(announcement: Announcement, revision: number): void {
  if (announcement.revision === revision) return;
  throw new ConflictError('announcement-moved', `${announcement.id} is not at ${String(revision)}`);
}

/**
 * Takes over what an editor sent. A published one gets a new version when its content differs or
 * readers are asked again, and keeps its audience: who has read it must stay true.
 */
export function edit(before: Announcement, changes: AnnouncementChanges, at: Date): Announcement {
  requireStep(before, 'edit');
  const { askAgain, ...fields } = changes;
  const after = { ...before, ...fields, updatedAt: at, revision: before.revision + 1 };
  if (before.state === 'draft') return after;
  requireComplete(after);
  if (before.state === 'scheduled') return after;

  if (before.collegeId !== after.collegeId || before.majorId !== after.majorId) {
    throw new ConflictError('announcement-state', 'the audience of a published one is fixed');
  }
  if (!askAgain && isSameContent(before, after)) return after;
  const version = before.version + 1;
  return { ...after, version, readFrom: askAgain ? version : before.readFrom, changedAt: at };
}

/** Publishes at `at`, which is now for who publishes at once and for the clock alike. */
export function publish(before: Announcement, at: Date): Announcement {
  requireStep(before, 'publish');
  requireComplete(before);
  return {
    ...before,
    state: 'published',
    publishAt: null,
    publishedAt: at,
    version: 1,
    readFrom: 1,
    updatedAt: at,
    revision: before.revision + 1,
  };
}

/** Has the clock publish it. Throws ConflictError for a time that is over. */
export function schedule(before: Announcement, publishAt: Date, now: Date): Announcement {
  requireStep(before, 'publish');
  requireComplete(before);
  if (publishAt <= now) {
    throw new ConflictError('announcement-time-past', publishAt.toISOString());
  }
  const revision = before.revision + 1;
  return { ...before, state: 'scheduled', publishAt, updatedAt: now, revision };
}

export function unschedule(before: Announcement, at: Date): Announcement {
  requireStep(before, 'unschedule');
  const revision = before.revision + 1;
  return { ...before, state: 'draft', publishAt: null, updatedAt: at, revision };
}

export function withdraw(before: Announcement, at: Date): Announcement {
  requireStep(before, 'withdraw');
  const revision = before.revision + 1;
  return { ...before, state: 'withdrawn', withdrawnAt: at, updatedAt: at, revision };
}

function requireComplete({ title, body, attachmentIds }: AnnouncementContent): void {
  const missing = [
    ...(title === '' ? ['/title'] : []),
    ...(body === '' && attachmentIds.length === 0 ? ['/body'] : []),
  ];
  if (missing.length === 0) return;
  const fields = missing.map((path) => ({ path, message: 'missing' }));
  throw new InvalidRequestError('announcement-incomplete', missing.join(' '), { fields });
}

function isSameContent(one: AnnouncementContent, other: AnnouncementContent): boolean {
  return (
    one.title === other.title &&
    one.body === other.body &&
    one.attachmentIds.join() === other.attachmentIds.join()
  );
}
