import * as z from 'zod';

/** Who checks outside of the portal; `local` is nobody: the portal's own comparison stands. */
export const authorityDriver = z.enum(['local', 'aliyun', 'tencent']);
export type AuthorityDriver = z.output<typeof authorityDriver>;

/** Where an authority sends candidates back to: a page of the portal, which needs no session. */
export const AUTHORITY_RETURN_PATH = '/authority-return';

/** Checks by an outside authority that a sitting may have: each costs the school money. */
export const AUTHORITY_CHECKS = 3;

/** A check that nobody finishes ends after so many minutes. */
export const AUTHORITY_CHECK_MINUTES = 30;

/** `starting` is on its way to the authority; an `open` one waits for the candidate there. */
export const authorityCheckState = z.enum(['starting', 'open', 'finished']);
export type AuthorityCheckState = z.output<typeof authorityCheckState>;

/** Why an authority did not verify somebody. */
export const authorityReason = z.enum([
  // What it found
  'mismatch',
  'noRecord',
  'notLive',
  'notConfirmed',
  // It was not asked, or did not answer
  'subjectIncomplete',
  'expired',
  'timedOut',
  'quotaExceeded',
  'refused',
  'unavailable',
]);
export type AuthorityReason = z.output<typeof authorityReason>;

export const authorityCheckView = z.object({
  id: z.uuid(),
  driver: authorityDriver,
  state: authorityCheckState,
  /** Where the candidate goes to be checked; null where there is nothing to do, or not any more. */
  url: z.url({ protocol: /^https?$/ }).nullable(),
  /** Null until it is finished. */
  outcome: z.enum(['verified', 'notVerified']).nullable(),
  reason: authorityReason.nullable(),
  startedAt: z.iso.datetime(),
});
export type AuthorityCheckView = z.output<typeof authorityCheckView>;

/** What a candidate may do with the outside authority. */
export const authorityOfferView = z.object({
  /** Null where the school does not use one. */
  driver: authorityDriver.nullable(),
  checksLeft: z.int().nonnegative(),
  /** The newest one. */
  check: authorityCheckView.nullable(),
});
export type AuthorityOfferView = z.output<typeof authorityOfferView>;

export const authorityCheckRequest = z.object({
  /** That name, ID number or photo go to the authority named in the offer. */
  agreed: z.literal(true),
});
export const authorityCheckParams = z.object({ sittingId: z.uuid(), checkId: z.uuid() });
