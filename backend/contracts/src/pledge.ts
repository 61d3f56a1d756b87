import * as z from 'zod';

import { examKind } from './exam-room.ts';

/** A text that a candidate agreed to, as it was. */
export const pledgeAgreementView = z.object({
  version: z.int().positive(),
  text: z.string(),
  /** Of the text's UTF-8 bytes, in hex. */
  textSha256: z.string(),
  agreedAt: z.iso.datetime(),
});
export type PledgeAgreementView = z.output<typeof pledgeAgreementView>;

/** What the candidate of a sitting is asked to agree to, and what they agreed to last. */
export const pledgeView = z.object({
  sittingId: z.uuid(),
  schoolName: z.string(),
  exam: z.object({ name: z.string(), kind: examKind, majorName: z.string() }),
  candidate: z.object({ name: z.string(), candidateNumber: z.string() }),
  /** Of the text that is asked now. */
  version: z.int().positive(),
  text: z.string(),
  /** Null before the first. Of an older version: the text has to be agreed to again. */
  agreement: pledgeAgreementView.nullable(),
});
export type PledgeView = z.output<typeof pledgeView>;

/** Another version than the one that is asked now answers 409 pledge-changed. */
export const pledgeRequest = z.object({ version: z.int().positive() });

/** What administrators see: everything that the candidate of a sitting agreed to, newest first. */
export const sittingPledgeView = pledgeView
  .pick({ schoolName: true, exam: true, candidate: true })
  .extend({ agreements: pledgeAgreementView.array() });
export type SittingPledgeView = z.output<typeof sittingPledgeView>;
