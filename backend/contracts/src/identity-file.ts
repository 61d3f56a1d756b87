import * as z from 'zod';

import { identityDocument } from './exam-flow-settings.ts';
import { identityFileStatus } from './identity-file-status.ts';
import { problemCode } from './problem.ts';
import { sentBack } from './sent-back.ts';

/** What a candidate may send. The server counts; browsers say it before somebody waits in vain. */
export const identityLimits = {
  /** Bytes of one file. */
  bytes: 15 * 1024 * 1024,
  /** Pixels of a picture, decoded. */
  pixels: 40_000_000,
  /** Uploads of one candidate that have not ended. */
  openUploads: 12,
  /** Uploads that one candidate may begin in an hour: many times what an exam can ask for. */
  uploadsPerHour: 240,
  /** Hours after which an upload that does not go on is forgotten. */
  uploadHours: 24,
  /** Minutes in which a ticket must be opened, and after which a phone that does nothing is out. */
  ticketMinutes: 10,
} as const;

/** `uploaded`: there are pages that nobody has decided on. An approved one stays approved. */
export const identityDocumentStatus = z.enum(['missing', 'uploaded', 'approved', 'sentBack']);
export type IdentityDocumentStatus = z.output<typeof identityDocumentStatus>;

export const uploadDevice = z.enum(['computer', 'phone']);
export type UploadDevice = z.output<typeof uploadDevice>;

/** What a file is, by its bytes. */
export const identitySource = z.enum(['jpeg', 'png', 'webp', 'pdf']);
export type IdentitySource = z.output<typeof identitySource>;

/** Addresses below /api that are good for the reader alone, and for five minutes at most. */
export const identityPageLinks = z.object({ picture: z.string(), preview: z.string() });
export type IdentityPageLinks = z.output<typeof identityPageLinks>;

/** One page as a picture: a photo that was drawn anew, or a page of a PDF. */
export const identityPageView = z.object({
  id: z.uuid(),
  /** Of the stored picture, upright. */
  width: z.int().positive(),
  height: z.int().positive(),
  source: identitySource,
  /** As the sender called the file. */
  name: z.string(),
  /** Which page of that file it is, from 1. */
  sourcePage: z.int().positive(),
  /** SHA-256 of the file as it arrived, hex. */
  sha256: z.string(),
  via: uploadDevice,
  uploadedAt: z.iso.datetime(),
  links: identityPageLinks,
});
export type IdentityPageView = z.output<typeof identityPageView>;

/** A document that the exam asks for, and what there is of it. */
export const identityDocumentView = identityDocument.extend({
  status: identityDocumentStatus,
  /** Why it came back the last time. */
  sentBack: sentBack.nullable(),
  uploaded: identityPageView.array(),
});
export type IdentityDocumentView = z.output<typeof identityDocumentView>;

/** One time that the file was handed in, and what came of it. */
export const identityRoundView = z.object({
  round: z.int().positive(),
  submittedAt: z.iso.datetime(),
  /** Null while nobody has decided. */
  decidedAt: z.iso.datetime().nullable(),
  outcome: z.enum(['approved', 'sentBack']).nullable(),
  documents: z
    .object({
      documentId: z.uuid(),
      name: z.string(),
      status: identityDocumentStatus,
      sentBack: sentBack.nullable(),
      /** SHA-256 of each page's file. */
      pages: z.string().array(),
    })
    .array(),
});
export type IdentityRoundView = z.output<typeof identityRoundView>;

/** A file on its way. It goes when its pages are there; a failed one stays until it is put away. */
export const identityUploadView = z.object({
  id: z.uuid(),
  documentId: z.uuid(),
  name: z.string(),
  bytes: z.int().nonnegative(),
  status: z.enum(['receiving', 'checking', 'failed']),
  problem: problemCode.nullable(),
  via: uploadDevice,
});
export type IdentityUploadView = z.output<typeof identityUploadView>;

/** The state of a file without its pages, as far as everybody may know it who may see the file. */
export const identityFileFacts = z.object({
  sittingId: z.uuid(),
  status: identityFileStatus,
  /** How often it was handed in. */
  round: z.int().nonnegative(),
  submittedAt: z.iso.datetime().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  /** Rises with each change. */
  version: z.int().nonnegative(),
});
export type IdentityFileFacts = z.output<typeof identityFileFacts>;

/** What the candidate sees of their own file. */
export const ownIdentityFileView = identityFileFacts.extend({
  examName: z.string(),
  examRoomId: z.uuid(),
  documents: identityDocumentView.array(),
  uploads: identityUploadView.array(),
  rounds: identityRoundView.array(),
  can: z.object({ edit: z.boolean() }),
});
export type OwnIdentityFileView = z.output<typeof ownIdentityFileView>;

export const examplePictureParams = z.object({ exampleId: z.uuid() });
export const examplePictureView = z.object({ id: z.uuid() });
export type ExamplePictureView = z.output<typeof examplePictureView>;

export const identityPageParams = z.object({ sittingId: z.uuid(), pageId: z.uuid() });
export const identityUploadParams = z.object({ sittingId: z.uuid(), uploadId: z.uuid() });
/** Degrees clockwise. */
export const identityTurn = z.object({ degrees: z.literal([90, 180, 270]) });
/** Every page of one document, in the order that it shall have. */
export const identityPageOrder = z.object({
  documentId: z.uuid(),
  pageIds: z.uuid().array().max(20),
});
export const identitySubmission = z.object({
  /** What the candidate saw; an older one answers 409 identity-file-moved. */
  version: z.int().nonnegative(),
});

/** The header Upload-Metadata of a new upload (tus 1.0.0, creation). */
export const identityUploadMetadata = z.object({
  documentId: z.uuid(),
  /** Shown to people, and never a path. */
  filename: z.string().max(1000).default(''),
  /** Of the whole file, hex; what arrives is compared with it. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** From 0; at the end if it is left out. */
  position: z.coerce.number().int().min(0).max(20).optional(),
  /** The page in whose place it comes. */
  replaces: z.uuid().optional(),
});
export type IdentityUploadMetadata = z.output<typeof identityUploadMetadata>;

/** The address of a page's picture, and the proof that the server gave it to the reader. */
export const identityPictureParams = z.object({ pageId: z.uuid() });
export const identityPictureQuery = z.object({
  size: z.enum(['picture', 'preview']),
  /** Seconds since 1970. */
  until: z.coerce.number().int().positive(),
  proof: z.string().regex(/^[0-9a-f]{64}$/),
});
export type IdentityPictureQuery = z.output<typeof identityPictureQuery>;

/** A ticket with which one phone may upload to one file. */
export const uploadTicketView = z.object({
  /** For the fragment of /phone/identity, which no browser sends to a server. */
  token: z.string(),
  expiresAt: z.iso.datetime(),
});
export type UploadTicketView = z.output<typeof uploadTicketView>;

export const uploadTicketState = z.object({
  /** `none`: there is no ticket that could be used, or is. */
  state: z.enum(['none', 'waiting', 'opened']),
  expiresAt: z.iso.datetime().nullable(),
});
export type UploadTicketState = z.output<typeof uploadTicketState>;

export const openUploadTicket = z.object({ token: z.string().regex(/^[\w-]{43}$/) });

/** What the phone sees: no name and no number of anybody. */
export const phoneIdentityView = z.object({
  examName: z.string(),
  expiresAt: z.iso.datetime(),
  documents: identityDocumentView.array(),
  uploads: identityUploadView.array(),
  can: z.object({ edit: z.boolean() }),
});
export type PhoneIdentityView = z.output<typeof phoneIdentityView>;
export const phoneUploadParams = z.object({ uploadId: z.uuid() });

/** On the stream of an exam room: to the candidate, and to its staff. */
export const identityFileEvents = {
  /** Pages, uploads, the ticket or the status are others now. */
  'identity-file.changed.v1': z.object({ examRoomId: z.uuid(), sittingId: z.uuid() }),
} as const;
