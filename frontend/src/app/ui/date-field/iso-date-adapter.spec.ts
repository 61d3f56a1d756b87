import { dateOf, isoOf, parseDay } from './iso-date-adapter';

describe('a day that somebody types', () => {
  it('may be written in the ways of people', () => {
    const ways = [
      '2027-03-09',
      '2027/3/9',
      '20270309',
      '2027年3月9日',
      ' ２０２７-０３-０９ ',
      '2027.3.9',
    ];
    for (const way of ways) expect(parseDay(way)).withContext(way).toBe('2027-03-09');
  });

  it('is none where the calendar has no such day, or it is not whole', () => {
    for (const text of ['', '2027', '2027-02-30', '2027-13-01', '27-03-09', '3/9/2027']) {
      expect(parseDay(text)).withContext(text).toBeNull();
    }
  });

  it('is the same day after it was a date, whatever the zone of the browser', () => {
    for (const day of ['2027-03-09', '2026-12-31', '2027-01-01']) {
      const date = dateOf(day);
      expect(date && isoOf(date)).toBe(day);
    }
    expect(dateOf('')).toBeNull();
  });
});
