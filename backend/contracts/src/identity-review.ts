import * as z from 'zod';

import { gender } from './rosters.ts';
import { idDocumentType } from './people.ts';
import { sendBackReason, sentBack } from './sent-back.ts';

/** Files of one page of the queue. */
export const REVIEW_PAGE_SIZE = 50;
/** Seconds in which a decision can be taken back; nobody is told of it before. */
export const REVIEW_UNDO_SECONDS = 10;
/** Minutes after which a claim that nobody renewed is open to others. */
export const REVIEW_CLAIM_MINUTES = 10;
/** Files that one batch may have. */
export const REVIEW_BATCH_SIZE = 100;

/** What somebody should look at twice; files with one are not approved in batches. */
export const reviewFlag = z.enum([
  /** It was sent back before. */
  'resubmitted',
  /** A page has fewer pixels than a readable document needs. */
  'lowResolution',
  /** The same picture is in the file of somebody else. */
  'samePicture',
]);
export type ReviewFlag = z.output<typeof reviewFlag>;

/** `deciding`: decided, and can be taken back still. */
export const reviewState = z.enum(['waiting', 'deciding', 'sentBack', 'approved']);
export type ReviewState = z.output<typeof reviewState>;
/** Parts of the queue; what is being decided is among what it is decided to be. */
export const reviewList = z.enum(['waiting', 'sentBack', 'approved']);
export type ReviewList = z.output<typeof reviewList>;
export const reviewOutcome = z.enum(['approved', 'sentBack']);
export type ReviewOutcome = z.output<typeof reviewOutcome>;

/** What narrows the queue; what is left out or empty does not. */
export const reviewFilter = z.object({
  /** Part of the name, or beginning of the candidate number. */
  search: z.string().trim().max(50).default(''),
  examId: z.uuid().optional(),
  collegeId: z.uuid().optional(),
  majorId: z.uuid().optional(),
  flagged: z.enum(['yes', 'no']).optional(),
  /** Has waited for so many hours at least. */
  waitingHours: z.coerce.number().int().min(1).max(720).optional(),
});
export type ReviewFilter = z.output<typeof reviewFilter>;
export const reviewQueueQuery = reviewFilter.extend({
  list: reviewList.default('waiting'),
  /** From 1. */
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type ReviewQueueQuery = z.output<typeof reviewQueueQuery>;

const who = z.object({ personId: z.uuid(), name: z.string() });

export const reviewRow = z.object({
  sittingId: z.uuid(),
  /** Rises whenever the file is another: a decision on an older one answers 409. */
  version: z.int().nonnegative(),
  state: reviewState,
  candidate: z.object({ id: z.uuid(), name: z.string(), candidateNumber: z.string().nullable() }),
  examName: z.string(),
  majorName: z.string(),
  collegeName: z.string(),
  /** From 1: how many times it was submitted. */
  round: z.int().positive(),
  flags: reviewFlag.array(),
  submittedAt: z.iso.datetime(),
  decidedAt: z.iso.datetime().nullable(),
  /** Who has it open now, and until when unless they go on. */
  claim: who.extend({ expiresAt: z.iso.datetime(), isOwn: z.boolean() }).nullable(),
  /** Whether it waits in a batch for a second person. */
  isInBatch: z.boolean(),
});
export type ReviewRow = z.output<typeof reviewRow>;

export const reviewQueueView = z.object({
  files: reviewRow.array(),
  /** Of the list that was asked for. */
  total: z.int().nonnegative(),
  /** Of the whole scope, whatever is searched. */
  counts: z.object({
    waiting: z.int().nonnegative(),
    sentBack: z.int().nonnegative(),
    approved: z.int().nonnegative(),
  }),
  /** What the reader decided today. */
  decidedToday: z.int().nonnegative(),
  /** Batches that wait for a second person. */
  openBatches: z.int().nonnegative(),
});
export type ReviewQueueView = z.output<typeof reviewQueueView>;

/** The exams that ask for a file, for the filter. */
export const reviewExamsView = z.object({
  exams: z.object({ id: z.uuid(), name: z.string() }).array(),
});
export type ReviewExamsView = z.output<typeof reviewExamsView>;

export const reviewPageView = z.object({
  id: z.uuid(),
  /** Below /api; good for a few minutes, for this reader. */
  picture: z.string(),
  preview: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
});
export type ReviewPageView = z.output<typeof reviewPageView>;

export const reviewDocumentView = z.object({
  /** Of the exam's settings. */
  id: z.uuid(),
  name: z.string(),
  note: z.string(),
  required: z.boolean(),
  state: z.enum(['missing', 'uploaded', 'approved', 'sentBack']),
  pages: reviewPageView.array(),
  /** Why it came back the last time. */
  sentBack: sentBack.nullable(),
});
export type ReviewDocumentView = z.output<typeof reviewDocumentView>;

export const reviewRoundView = z.object({
  id: z.uuid(),
  round: z.int().positive(),
  outcome: reviewOutcome,
  by: z.string(),
  /** Who confirmed it, when it was in a batch. */
  confirmedBy: z.string().nullable(),
  submittedAt: z.iso.datetime(),
  at: z.iso.datetime(),
  /** Documents that went back. */
  documents: sentBack.extend({ name: z.string() }).array(),
  /** What became of the message to the candidate; null where none was to be sent. */
  sms: z.enum(['requested', 'sent', 'failed', 'overQuota']).nullable(),
});
export type ReviewRoundView = z.output<typeof reviewRoundView>;

export const reviewFileView = reviewRow.extend({
  documents: reviewDocumentView.array(),
  /** What the roster says. The ID number is masked: `POST /candidates/:candidateId/reveal` shows it. */
  roster: z.object({
    name: z.string(),
    gender: gender.nullable(),
    idDocumentType: idDocumentType.nullable(),
    idNumber: z.string().nullable(),
    /** Of the photo at `/candidates/:candidateId/photo`; null where there is none. */
    photoVersion: z.string().nullable(),
  }),
  /** Newest first. */
  rounds: reviewRoundView.array(),
  /** What was decided and can be taken back still. */
  decision: z
    .object({
      id: z.uuid(),
      outcome: reviewOutcome,
      by: z.string(),
      settlesAt: z.iso.datetime(),
      canUndo: z.boolean(),
    })
    .nullable(),
});
export type ReviewFileView = z.output<typeof reviewFileView>;

export const nextFileRequest = z.object({
  filter: reviewFilter,
  /** Those that this reviewer has open already. */
  besides: z.uuid().array().max(20),
});
export type NextFileRequest = z.output<typeof nextFileRequest>;
export const nextFileView = z.object({ file: reviewFileView.nullable() });
export type NextFileView = z.output<typeof nextFileView>;

export const claimsRequest = z.object({ sittingIds: z.uuid().array().max(20) });
export type ClaimsRequest = z.output<typeof claimsRequest>;
/** Those that the reviewer holds still. */
export const claimsView = z.object({ sittingIds: z.uuid().array() });
export type ClaimsView = z.output<typeof claimsView>;

export const decisionRequest = z.object({
  version: z.int().nonnegative(),
  /** The documents that go back; none approves the file. */
  sentBack: sentBack
    .extend({ documentId: z.uuid() })
    .refine(({ reasons, note }) => reasons.length > 0 || note !== '', { path: ['reasons'] })
    .array()
    .max(20),
});
export type DecisionRequest = z.output<typeof decisionRequest>;

export const decisionParams = z.object({ sittingId: z.uuid(), decisionId: z.uuid() });

// Batches: one reviewer proposes them, another one confirms.

export const batchParams = z.object({ batchId: z.uuid() });
export const batchState = z.enum(['proposed', 'confirmed', 'withdrawn']);
export type BatchState = z.output<typeof batchState>;

/** Why a file of a batch was left out: somebody took it out, or it is not as it was proposed. */
export const batchLeftOut = z.enum(['takenOut', 'changed', 'decided', 'claimed', 'flagged']);
export type BatchLeftOut = z.output<typeof batchLeftOut>;

export const batchProposal = z.object({
  files: z
    .object({ sittingId: z.uuid(), version: z.int().nonnegative() })
    .array()
    .min(1)
    .max(REVIEW_BATCH_SIZE),
});
export type BatchProposal = z.output<typeof batchProposal>;

export const batchSummaryView = z.object({
  id: z.uuid(),
  state: batchState,
  proposedBy: who,
  proposedAt: z.iso.datetime(),
  /** Null until somebody confirmed or withdrew it. */
  closedBy: who.nullable(),
  closedAt: z.iso.datetime().nullable(),
  files: z.int().nonnegative(),
  /** Left out, for whatever reason. */
  leftOut: z.int().nonnegative(),
  can: z.object({ confirm: z.boolean(), withdraw: z.boolean() }),
});
export type BatchSummaryView = z.output<typeof batchSummaryView>;
export const batchesView = z.object({ batches: batchSummaryView.array() });
export type BatchesView = z.output<typeof batchesView>;

export const batchFileView = z.object({
  sittingId: z.uuid(),
  candidate: z.object({ id: z.uuid(), name: z.string(), candidateNumber: z.string().nullable() }),
  examName: z.string(),
  majorName: z.string(),
  photoVersion: z.string().nullable(),
  pages: z.object({ documentName: z.string(), preview: z.string() }).array(),
  leftOut: batchLeftOut.nullable(),
});
export type BatchFileView = z.output<typeof batchFileView>;
export const batchView = batchSummaryView.extend({ members: batchFileView.array() });
export type BatchView = z.output<typeof batchView>;

/** What could be proposed: unflagged files that nobody has open. */
export const batchCandidatesView = z.object({
  members: batchFileView.extend({ version: z.int().nonnegative() }).array(),
  /** All that the filter finds; at most REVIEW_BATCH_SIZE of them are listed. */
  total: z.int().nonnegative(),
});
export type BatchCandidatesView = z.output<typeof batchCandidatesView>;

export const takeOutRequest = z.object({ sittingId: z.uuid() });

// Statistics

export const reviewStatisticsQuery = z.object({
  days: z.coerce.number().int().min(1).max(90).default(14),
});
const decided = {
  approved: z.int().nonnegative(),
  sentBack: z.int().nonnegative(),
  /** Seconds between submitting and the decision; null where nothing was decided. */
  medianWait: z.number().nonnegative().nullable(),
};
export const reviewStatisticsView = z.object({
  at: z.iso.datetime(),
  /** Files that wait now, and since when the first of them does. */
  open: z.int().nonnegative(),
  oldestSince: z.iso.datetime().nullable(),
  total: z.object(decided),
  /** Newest first; days in the school's zone, without those on which nothing was decided. */
  days: z.object({ date: z.iso.date(), ...decided }).array(),
  /** The busiest first. */
  reviewers: who.extend(decided).array(),
  /** How often each reason was given. */
  reasons: z.object({ reason: sendBackReason, count: z.int().positive() }).array(),
});
export type ReviewStatisticsView = z.output<typeof reviewStatisticsView>;

export const identityReviewEvents = {
  /** To the admins of the school: a file was handed in, or a claim, decision or batch is another. */
  'identity-review.queue-changed.v1': z.object({}),
} as const;
