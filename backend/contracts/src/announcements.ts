import * as z from 'zod';

export const announcementState = z.enum(['draft', 'scheduled', 'published', 'withdrawn']);
export type AnnouncementState = z.output<typeof announcementState>;

/** What may be attached, by the ending of its name. */
export const attachmentKind = z.enum(['pdf', 'docx', 'xlsx', 'png', 'jpg', 'webp', 'zip']);
export type AttachmentKind = z.output<typeof attachmentKind>;

/** Sizes in bytes. */
export const attachmentLimits = {
  count: 10,
  bytes: 20 * 1_024 * 1_024,
  totalBytes: 50 * 1_024 * 1_024,
} as const;

/** Characters of HTML that the editor may send. */
export const ANNOUNCEMENT_BODY_LENGTH = 60_000;

export const announcementParams = z.object({ announcementId: z.uuid() });
export const attachmentParams = announcementParams.extend({ attachmentId: z.uuid() });

export const attachmentView = z.object({
  id: z.uuid(),
  /** As its sender called it. */
  name: z.string(),
  kind: attachmentKind,
  bytes: z.int().positive(),
});
export type AttachmentView = z.output<typeof attachmentView>;

/** Whom it concerns: the whole school, one college (no major), or one major with its college. */
export const announcementAudience = z.object({
  collegeId: z.uuid().nullable(),
  majorId: z.uuid().nullable(),
});
export type AnnouncementAudience = z.output<typeof announcementAudience>;

const audienceView = announcementAudience.extend({
  collegeName: z.string().nullable(),
  majorName: z.string().nullable(),
});
export type AnnouncementAudienceView = z.output<typeof audienceView>;

// ── What administrators see and send ──

export const announcementsQuery = z.object({
  /** Part of the title. */
  search: z.string().trim().max(100).default(''),
  state: announcementState.optional(),
  /** From 1. */
  page: z.coerce.number().int().min(1).max(1_000).default(1),
});
export type AnnouncementsQuery = z.output<typeof announcementsQuery>;

const facts = {
  id: z.uuid(),
  state: announcementState,
  audience: audienceView,
  title: z.string(),
  /** Has to be confirmed before the waiting area may be entered. */
  mustRead: z.boolean(),
  pinned: z.boolean(),
  /** When it is to be published; null unless it is scheduled. */
  publishAt: z.iso.datetime().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  withdrawnAt: z.iso.datetime().nullable(),
  /** The last change of its content after publication. */
  changedAt: z.iso.datetime().nullable(),
  updatedAt: z.iso.datetime(),
  /** Candidates whom it concerns now, and how many of them have read it. */
  readers: z.object({ read: z.int().nonnegative(), total: z.int().nonnegative() }),
};

export const announcementSummaryView = z.object({
  ...facts,
  attachmentCount: z.int().nonnegative(),
});
export type AnnouncementSummaryView = z.output<typeof announcementSummaryView>;

/** Pinned first, then the newest. */
export const announcementsView = z.object({
  announcements: announcementSummaryView.array(),
  /** Of all pages. */
  total: z.int().nonnegative(),
  pageSize: z.int().positive(),
});
export type AnnouncementsView = z.output<typeof announcementsView>;

export const announcementView = z.object({
  ...facts,
  /** Rises with every change; a command on an older one answers 409 announcement-moved. */
  revision: z.int().nonnegative(),
  /** Clean HTML of a few elements. */
  body: z.string(),
  attachments: attachmentView.array(),
  /** Number of the published text, from 1; 0 before the first publication. */
  version: z.int().nonnegative(),
  authorName: z.string(),
  can: z.object({
    edit: z.boolean(),
    publish: z.boolean(),
    unschedule: z.boolean(),
    withdraw: z.boolean(),
    remove: z.boolean(),
  }),
});
export type AnnouncementView = z.output<typeof announcementView>;

export const createAnnouncementRequest = z.object({ audience: announcementAudience });

export const saveAnnouncementRequest = z.object({
  revision: z.int().nonnegative(),
  /** May change until it is published. */
  audience: announcementAudience,
  title: z.string().trim().max(100),
  /** HTML; what is not allowed in it is taken out. */
  body: z.string().max(ANNOUNCEMENT_BODY_LENGTH),
  /** Uploaded to this announcement before, in the order to show. */
  attachmentIds: z.uuid().array().max(attachmentLimits.count),
  mustRead: z.boolean(),
  pinned: z.boolean(),
  /** Of one that is published: who has read it has to read it again. */
  askAgain: z.boolean().default(false),
});
export type SaveAnnouncementRequest = z.output<typeof saveAnnouncementRequest>;

export const announcementStepRequest = z.object({ revision: z.int().nonnegative() });

export const publishAnnouncementRequest = announcementStepRequest.extend({
  /** Null: at once. */
  at: z.iso.datetime().nullable(),
});

export const withdrawAnnouncementRequest = announcementStepRequest.extend({
  reason: z.string().trim().min(1).max(500),
});

/** To whom the reader may address an announcement. */
export const announcementAudiencesView = z.object({
  /** False for administrators of one college. */
  wholeSchool: z.boolean(),
  colleges: z
    .object({
      id: z.uuid(),
      name: z.string(),
      majors: z.object({ id: z.uuid(), name: z.string() }).array(),
    })
    .array(),
});
export type AnnouncementAudiencesView = z.output<typeof announcementAudiencesView>;

/** Earlier texts of a published announcement, newest first. */
export const announcementVersionsView = z.object({
  versions: z
    .object({
      version: z.int().positive(),
      title: z.string(),
      body: z.string(),
      attachments: attachmentView.array(),
      /** Who had read an earlier one had to read this one too. */
      askedAgain: z.boolean(),
      /** Null: published by the clock. */
      savedBy: z.string().nullable(),
      savedAt: z.iso.datetime(),
    })
    .array(),
});
export type AnnouncementVersionsView = z.output<typeof announcementVersionsView>;

export const receiptsQuery = z.object({
  /** Part of the name or of the candidate number. */
  search: z.string().trim().max(50).default(''),
  who: z.enum(['all', 'read', 'unread']).default('all'),
  /** From 1. */
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type ReceiptsQuery = z.output<typeof receiptsQuery>;

export const receiptView = z.object({
  personId: z.uuid(),
  name: z.string(),
  candidateNumber: z.string(),
  collegeName: z.string(),
  /** When the text that counts was read; null for who has not. */
  readAt: z.iso.datetime().nullable(),
});
export type ReceiptView = z.output<typeof receiptView>;

/** Those who have not read it first, then by candidate number. */
export const receiptsView = z.object({
  receipts: receiptView.array(),
  /** What the search and the filter found, on all pages. */
  found: z.int().nonnegative(),
  pageSize: z.int().positive(),
  readers: facts.readers,
});
export type ReceiptsView = z.output<typeof receiptsView>;

// ── What a candidate sees: what is published and concerns them ──

const ownFacts = {
  id: z.uuid(),
  title: z.string(),
  /** The school or the college that published it. */
  from: z.string(),
  mustRead: z.boolean(),
  pinned: z.boolean(),
  publishedAt: z.iso.datetime(),
  changedAt: z.iso.datetime().nullable(),
  /** Null while it is unread, also because it asks to be read again. */
  readAt: z.iso.datetime().nullable(),
};

export const ownAnnouncementSummaryView = z.object({
  ...ownFacts,
  attachmentCount: z.int().nonnegative(),
});
export type OwnAnnouncementSummaryView = z.output<typeof ownAnnouncementSummaryView>;

/** Pinned first, then the newest. */
export const ownAnnouncementsView = z.object({
  announcements: ownAnnouncementSummaryView.array(),
});
export type OwnAnnouncementsView = z.output<typeof ownAnnouncementsView>;

export const ownAnnouncementView = z.object({
  ...ownFacts,
  version: z.int().positive(),
  /** An earlier text was read, and this one has to be read again. */
  changedSinceRead: z.boolean(),
  /** Clean HTML of a few elements. */
  body: z.string(),
  attachments: attachmentView.array(),
});
export type OwnAnnouncementView = z.output<typeof ownAnnouncementView>;

/** The text that was on the screen; an older one answers 409 announcement-moved. */
export const readAnnouncementRequest = z.object({ version: z.int().positive() });

// ── Events ──

export const announcementEvents = {
  /** To the candidates of an exam room: announcements were published, changed or withdrawn. */
  'announcements.changed.v1': z.object({
    examRoomId: z.uuid(),
    announcementId: z.uuid(),
    change: z.enum(['published', 'edited', 'withdrawn']),
  }),
} as const;
