import {
  AUTHORITY_CHECKS,
  type AuthorityCheckView,
  type AuthorityDriver,
  type AuthorityOfferView,
} from '@exam/contracts';

import type { AuthorityCheck } from './authority-check.ts';

/** What the candidate is told of a check: no score, and nothing of the raw answer. */
export function presentCheck(check: AuthorityCheck): AuthorityCheckView {
  const { id, driver, state, url, outcome, reason, startedAt } = check;
  return { id, driver, state, url, outcome, reason, startedAt: startedAt.toISOString() };
}

export function presentOffer(facts: {
  readonly driver: AuthorityDriver | null;
  readonly checks: number;
  readonly newest: AuthorityCheck | null;
}): AuthorityOfferView {
  const { driver, checks, newest } = facts;
  return {
    driver,
    checksLeft: driver === null ? 0 : Math.max(0, AUTHORITY_CHECKS - checks),
    check: newest && presentCheck(newest),
  };
}
