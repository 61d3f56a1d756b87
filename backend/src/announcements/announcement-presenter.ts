import type {
  AnnouncementAudienceView,
  AnnouncementSummaryView,
  AnnouncementView,
  AttachmentView,
  OwnAnnouncementSummaryView,
  OwnAnnouncementView,
} from '@exam/contracts';

import { hasStep, type Announcement } from './announcement.ts';
import type { Attachment } from './attachment-store.ts';
import type { OwnReceipt, Readers } from './receipt-store.ts';

/** Names that go with an announcement's ids. */
export interface AnnouncementNames {
  readonly school: string;
  /** By id of the college. */
  readonly colleges: ReadonlyMap<string, string>;
  /** By id of the major. */
  readonly majors: ReadonlyMap<string, string>;
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

function presentAudience(
  { collegeId, majorId }: Announcement,
  { colleges, majors }: AnnouncementNames,
): AnnouncementAudienceView {
  return {
    collegeId,
    majorId,
    collegeName: (collegeId && colleges.get(collegeId)) ?? null,
    majorName: (majorId && majors.get(majorId)) ?? null,
  };
}

/** A line of an administrator's list. */
export function presentSummary(
  announcement: Announcement,
  names: AnnouncementNames,
  readers: Readers,
): AnnouncementSummaryView {
  const { id, state, title, mustRead, pinned, attachmentIds } = announcement;
  return {
    ...{ id, state, title, mustRead, pinned, readers },
    audience: presentAudience(announcement, names),
    publishAt: iso(announcement.publishAt),
    publishedAt: iso(announcement.publishedAt),
    withdrawnAt: iso(announcement.withdrawnAt),
    changedAt: iso(announcement.changedAt),
    updatedAt: announcement.updatedAt.toISOString(),
    attachmentCount: attachmentIds.length,
  };
}

export interface AnnouncementFacts {
  readonly announcement: Announcement;
  readonly names: AnnouncementNames;
  readonly readers: Readers;
  /** All that were ever uploaded to it. */
  readonly attachments: readonly Attachment[];
  readonly authorName: string;
}

/** An announcement as its editors see it, with what they can do about it. */
export function presentAnnouncement(facts: AnnouncementFacts): AnnouncementView {
  const { announcement, names, readers, attachments, authorName } = facts;
  const { attachmentCount, ...summary } = presentSummary(announcement, names, readers);
  const { revision, version, body, attachmentIds } = announcement;
  return {
    ...summary,
    ...{ revision, version, body, authorName },
    attachments: presentAttachments(attachmentIds, attachments),
    can: {
      edit: hasStep(announcement, 'edit'),
      publish: hasStep(announcement, 'publish'),
      unschedule: hasStep(announcement, 'unschedule'),
      withdraw: hasStep(announcement, 'withdraw'),
      remove: hasStep(announcement, 'remove'),
    },
  };
}

export function presentAttachment({ id, name, kind, bytes }: Attachment): AttachmentView {
  return { id, name, kind, bytes };
}

/** In the order of `ids`. */
export function presentAttachments(
  ids: readonly string[],
  uploaded: readonly Attachment[],
): AttachmentView[] {
  return ids.flatMap((id) => {
    const attachment = uploaded.find((one) => one.id === id);
    return attachment ? [presentAttachment(attachment)] : [];
  });
}

/** A line of a candidate's list. */
export function presentOwnSummary(
  announcement: Announcement,
  names: AnnouncementNames,
  { readAt }: OwnReceipt,
): OwnAnnouncementSummaryView {
  const { id, title, mustRead, pinned, collegeId, publishedAt, updatedAt } = announcement;
  return {
    ...{ id, title, mustRead, pinned },
    from: (collegeId && names.colleges.get(collegeId)) ?? names.school,
    publishedAt: (publishedAt ?? updatedAt).toISOString(),
    changedAt: iso(announcement.changedAt),
    readAt: iso(readAt),
    attachmentCount: announcement.attachmentIds.length,
  };
}

/** An announcement as the candidates see it whom it concerns. */
export function presentOwn(
  announcement: Announcement,
  names: AnnouncementNames,
  receipt: OwnReceipt,
  uploaded: readonly Attachment[],
): OwnAnnouncementView {
  const { attachmentCount, ...summary } = presentOwnSummary(announcement, names, receipt);
  const { version, body, attachmentIds } = announcement;
  return {
    ...summary,
    version,
    changedSinceRead: receipt.readBefore,
    body,
    attachments: presentAttachments(attachmentIds, uploaded),
  };
}
