import { spanWords } from './span-words';

describe('a span in words', () => {
  it('has the unit that tells the most', () => {
    expect(spanWords(null).key).toBe('review.span.none');
    expect(spanWords(20)).toEqual({ key: 'review.span.seconds', values: { seconds: 20 } });
    expect(spanWords(3_540)).toEqual({ key: 'review.span.minutes', values: { minutes: 59 } });
    expect(spanWords(3_599)).toEqual({
      key: 'review.span.hours',
      values: { hours: 1, minutes: 0 },
    });
    expect(spanWords(49 * 3_600)).toEqual({ key: 'review.span.days', values: { days: 2 } });
  });
});
