import { median, statisticsOf, type CountedDecision } from './review-statistics.ts';

const decision = (
  reviewerId: string,
  submitted: string,
  decided: string,
  reasons: CountedDecision['reasons'] = [],
): CountedDecision => ({
  ...{ reviewerId, reasons, outcome: reasons.length > 0 ? 'sentBack' : 'approved' },
  ...{ submittedAt: new Date(submitted), decidedAt: new Date(decided) },
});

describe('statistics of a review', () => {
  const decisions = [
    decision('a', '2027-03-01T00:00:00Z', '2027-03-01T01:00:00Z'),
    // In Shanghai it is the next day already.
    decision('a', '2027-03-01T15:00:00Z', '2027-03-01T17:00:00Z', ['blurred', 'cutOff']),
    decision('b', '2027-03-01T20:00:00Z', '2027-03-01T23:00:00Z', ['blurred']),
  ];
  const { total, days, reviewers, reasons } = statisticsOf(decisions, 'Asia/Shanghai', (id) =>
    id.toUpperCase(),
  );

  it('count outcomes and the median of the wait', () => {
    expect(total).toEqual({ approved: 1, sentBack: 2, medianWait: 7200 });
  });

  it('are of the days of the zone, the newest first', () => {
    expect(days).toEqual([
      { date: '2027-03-02', approved: 0, sentBack: 2, medianWait: 9000 },
      { date: '2027-03-01', approved: 1, sentBack: 0, medianWait: 3600 },
    ]);
  });

  it('name the reviewers, the busiest first', () => {
    expect(reviewers.map(({ name, approved, sentBack }) => [name, approved, sentBack])).toEqual([
      ['A', 1, 1],
      ['B', 0, 1],
    ]);
  });

  it('say how often each reason was given', () => {
    expect(reasons).toEqual([
      { reason: 'blurred', count: 2 },
      { reason: 'cutOff', count: 1 },
    ]);
  });

  it('have no median of nothing', () => {
    expect([median([]), median([3]), median([4, 1]), median([9, 1, 2])]).toEqual([null, 3, 2.5, 2]);
  });
});
