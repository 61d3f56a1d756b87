import {
  AUTHORITY_CHECK_MINUTES,
  type AuthorityCheckState,
  type AuthorityDriver,
  type AuthorityReason,
} from '@exam/contracts';

import type { AuthorityAnswer, RawAnswer } from './identity-authority.ts';

/** One check of a candidate by an outside authority. */
export interface AuthorityCheck {
  readonly id: string;
  readonly schoolId: string;
  readonly sittingId: string;
  readonly candidateId: string;
  readonly driver: AuthorityDriver;
  readonly state: AuthorityCheckState;
  /** The authority's name for it; null until it has begun there. */
  readonly ref: string | null;
  readonly url: string | null;
  readonly outcome: 'verified' | 'notVerified' | null;
  readonly reason: AuthorityReason | null;
  /** 0 to 1. */
  readonly score: number | null;
  readonly raw: RawAnswer | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

/** Milliseconds for the authority to answer at the beginning, and for a candidate to come back. */
const lives = { starting: 30_000, open: AUTHORITY_CHECK_MINUTES * 60_000 } as const;

/** Whether nobody will finish it any more. */
export function isOverdue({ state, startedAt }: AuthorityCheck, now: Date): boolean {
  return state !== 'finished' && now.getTime() - startedAt.getTime() > lives[state];
}

type Finished = Pick<
  AuthorityCheck,
  'state' | 'url' | 'outcome' | 'reason' | 'score' | 'raw' | 'finishedAt'
>;

/** The check after the authority's word; null while it has none. The address is of no more use. */
export function takeAnswer(answer: AuthorityAnswer, now: Date): Finished | null {
  if (answer.status === 'pending') return null;
  const { status: outcome, score, raw } = answer;
  const reason = answer.status === 'notVerified' ? answer.reason : null;
  return { state: 'finished', url: null, outcome, reason, score, raw, finishedAt: now };
}

/** The check when there was no answer: never verified. */
export function giveUp(reason: AuthorityReason, providerCode: string | null, now: Date): Finished {
  const raw = providerCode === null ? null : { code: providerCode };
  const nothing = { url: null, score: null, raw } as const;
  return { state: 'finished', outcome: 'notVerified', reason, ...nothing, finishedAt: now };
}
