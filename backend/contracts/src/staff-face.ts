import * as z from 'zod';

import { authorityDriver } from './authority.ts';

/** How the face verification of a sitting stands; `pending` until it was tried or passed over. */
export const faceStanding = z.enum(['pending', 'verified', 'notVerified']);
export type FaceStanding = z.output<typeof faceStanding>;

/** What an examiner found who compared the person, the ID card and the pictures by eye. */
export const comparisonOutcome = z.enum(['samePerson', 'otherPerson']);
export type ComparisonOutcome = z.output<typeof comparisonOutcome>;

export const faceComparisonView = z.object({
  outcome: comparisonOutcome,
  note: z.string().nullable(),
  by: z.object({ personId: z.uuid(), name: z.string() }),
  at: z.iso.datetime(),
});
export type FaceComparisonView = z.output<typeof faceComparisonView>;

/** What everyone on the staff of a room sees of a candidate's face, at a glance. */
export const staffFaceView = z.object({
  standing: faceStanding,
  /** Why it is not verified: a word of `faceReason`; null where it is, or was not tried. */
  reason: z.string().nullable(),
  tries: z.int().nonnegative(),
  /** Who verified it outside of the portal; null where the portal did, or nobody. */
  authority: authorityDriver.nullable(),
  /** The last comparison by eye. */
  comparison: faceComparisonView.nullable(),
  /** Nobody and nothing has shown yet that this is the person on file, or somebody says it is not. */
  alarm: z.boolean(),
});
export type StaffFaceView = z.output<typeof staffFaceView>;
