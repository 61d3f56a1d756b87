import * as z from 'zod';

import { consentPurpose, retainedKind, retentionRule } from './consents.ts';

/** How long a school keeps what, and how much there is of it. */
export const retentionView = z.object({
  /** What was deleted last, newest first, at most 20; as the audit log has it. */
  proofs: z
    .object({
      at: z.iso.datetime(),
      kind: retainedKind,
      expired: z.int().nonnegative(),
      withdrawn: z.int().nonnegative(),
      /** Of the ids of what was deleted, sorted, one a line; in hex. */
      idsSha256: z.string(),
    })
    .array(),
  rules: retentionRule
    .extend({
      /** What the portal proposes. */
      firstDays: z.int().positive(),
      /** By which consent it is kept; what is withdrawn is deleted at once. */
      purpose: consentPurpose.nullable(),
      /** How many are kept now. */
      kept: z.int().nonnegative(),
    })
    .array(),
});
export type RetentionView = z.output<typeof retentionView>;

export const retentionRequest = z.object({
  rules: retentionRule.array().length(retainedKind.options.length),
});
export type RetentionRequest = z.output<typeof retentionRequest>;

const reason = z.string().trim().min(1).max(500);

/** Of the candidate's name or number; empty finds all. */
export const legalHoldsQuery = z.object({ search: z.string().trim().max(100).default('') });

export const legalHoldView = z.object({
  id: z.uuid(),
  candidate: z.object({ id: z.uuid(), name: z.string(), candidateNumber: z.string() }),
  reason: z.string(),
  setBy: z.string(),
  setAt: z.iso.datetime(),
  /** Null while nothing of this candidate is deleted. */
  lifted: z.object({ by: z.string(), at: z.iso.datetime(), reason: z.string() }).nullable(),
});
export type LegalHoldView = z.output<typeof legalHoldView>;

/** Those in force first, then the newest; at most 200. */
export const legalHoldsView = z.object({ holds: legalHoldView.array() });

/** 409 legal-hold-exists when there is one in force. */
export const legalHoldRequest = z.object({ candidateId: z.uuid(), reason });
export type LegalHoldRequest = z.output<typeof legalHoldRequest>;

export const legalHoldParams = z.object({ holdId: z.uuid() });
/** 409 legal-hold-lifted when somebody lifted it before. */
export const liftLegalHoldRequest = z.object({ reason });
