import * as z from 'zod';

import { identityDocumentStatus, identityPageLinks } from './identity-file.ts';
import { comparisonOutcome, faceComparisonView, staffFaceView } from './staff-face.ts';

/** What an examiner compares with. Pictures are paths below /api, for the staff of the room alone. */
export const faceEvidenceView = z.object({
  face: staffFaceView,
  /** What the camera calls itself; a virtual one often tells. */
  cameraLabel: z.string().nullable(),
  /** From 0 to 1, and what it had to reach; null where nothing was compared. */
  similarity: z.number().nullable(),
  threshold: z.number().nullable(),
  checkedAt: z.iso.datetime().nullable(),
  pictures: z.object({ bestFrame: z.string().nullable(), photoOnFile: z.string().nullable() }),
  /** The identity file's documents, where the exam asks for one. */
  documents: z
    .object({ name: z.string(), status: identityDocumentStatus, pages: identityPageLinks.array() })
    .array(),
  /** Newest first. */
  comparisons: faceComparisonView.array(),
  can: z.object({ compare: z.boolean() }),
});
export type FaceEvidenceView = z.output<typeof faceEvidenceView>;

export const comparisonRequest = z
  .object({
    outcome: comparisonOutcome,
    /** Needed for another person: what did not match. */
    note: z.string().trim().max(500).nullable().default(null),
  })
  .refine(({ outcome, note }) => outcome === 'samePerson' || (note ?? '') !== '', {
    path: ['note'],
    message: 'required',
  });
export type ComparisonRequest = z.output<typeof comparisonRequest>;

export const evidencePicture = z.enum(['bestFrame', 'photoOnFile']);
export type EvidencePicture = z.output<typeof evidencePicture>;
