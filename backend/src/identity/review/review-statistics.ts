import type { ReviewOutcome, ReviewStatisticsView, SendBackReason } from '@exam/contracts';

import { wallTimeOf } from '../../platform/time/zoned-time.ts';

export interface CountedDecision {
  readonly outcome: ReviewOutcome;
  readonly reviewerId: string;
  readonly submittedAt: Date;
  readonly decidedAt: Date;
  readonly reasons: readonly SendBackReason[];
}

type Counts = ReviewStatisticsView['total'];

/** Adds up what was decided: in all, by day of the zone, by reviewer and by reason. */
export function statisticsOf(
  decisions: readonly CountedDecision[],
  zone: string,
  nameOf: (personId: string) => string,
): Pick<ReviewStatisticsView, 'total' | 'days' | 'reviewers' | 'reasons'> {
  const byDay = Map.groupBy(decisions, ({ decidedAt }) => wallTimeOf(decidedAt, zone).date);
  const byReviewer = Map.groupBy(decisions, ({ reviewerId }) => reviewerId);
  const byReason = Map.groupBy(
    decisions.flatMap(({ reasons }) => reasons),
    (reason) => reason,
  );
  return {
    total: countsOf(decisions),
    days: [...byDay]
      .map(([date, some]) => ({ date, ...countsOf(some) }))
      .sort((one, other) => other.date.localeCompare(one.date)),
    reviewers: [...byReviewer]
      .map(([personId, some]) => ({ personId, name: nameOf(personId), ...countsOf(some) }))
      .sort((one, other) => all(other) - all(one)),
    reasons: [...byReason]
      .map(([reason, some]) => ({ reason, count: some.length }))
      .sort((one, other) => other.count - one.count),
  };
}

const all = ({ approved, sentBack }: Counts) => approved + sentBack;

function countsOf(decisions: readonly CountedDecision[]): Counts {
  const approved = decisions.filter(({ outcome }) => outcome === 'approved').length;
  const waits = decisions.map(
    ({ submittedAt, decidedAt }) => (decidedAt.getTime() - submittedAt.getTime()) / 1000,
  );
  return { approved, sentBack: decisions.length - approved, medianWait: median(waits) };
}

/** Null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}
