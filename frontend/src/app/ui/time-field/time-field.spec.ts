import { parseTime } from './time-field';

describe('a time of day that somebody types', () => {
  it('may be written in the ways of people', () => {
    const ways = {
      '9': '09:00',
      '9:05': '09:05',
      '930': '09:30',
      '0930': '09:30',
      '14：30': '14:30',
    };
    for (const [typed, time] of Object.entries(ways)) {
      expect(parseTime(typed)).withContext(typed).toBe(time);
    }
  });

  it('is none where the clock has no such time', () => {
    for (const text of ['', '24:00', '9:60', '12:30 PM', 'x']) {
      expect(parseTime(text)).withContext(text).toBeNull();
    }
  });
});
