import { momentOf, wallTimeOf } from './zoned-time.ts';

const berlin = 'Europe/Berlin';

describe('momentOf', () => {
  it('reads a time in a zone without summer time', () => {
    const moment = momentOf({ date: '2027-03-27', time: '14:00' }, 'Asia/Shanghai');
    expect(moment.toISOString()).toBe('2027-03-27T06:00:00.000Z');
  });

  it('knows summer time on both sides of the change', () => {
    const before = momentOf({ date: '2027-03-27', time: '09:00' }, berlin);
    const after = momentOf({ date: '2027-03-28', time: '09:00' }, berlin);
    expect(before.toISOString()).toBe('2027-03-27T08:00:00.000Z');
    expect(after.toISOString()).toBe('2027-03-28T07:00:00.000Z');
  });

  it('moves a time forward that no clock shows', () => {
    const moment = momentOf({ date: '2027-03-28', time: '02:30' }, berlin);
    expect(wallTimeOf(moment, berlin)).toEqual({ date: '2027-03-28', time: '03:30' });
  });

  it('takes the first of a time that comes twice', () => {
    const moment = momentOf({ date: '2027-10-31', time: '02:30' }, berlin);
    expect(moment.toISOString()).toBe('2027-10-31T00:30:00.000Z');
  });

  it('is taken back by wallTimeOf, at every hour of a year in zones of all kinds', () => {
    const zones = [
      'Asia/Shanghai',
      berlin,
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Asia/Urumqi',
    ];
    for (const zone of zones) {
      for (let hour = 0; hour < 366 * 24; hour += 7) {
        const moment = new Date(Date.UTC(2027, 0, 1, hour));
        const wall = wallTimeOf(moment, zone);
        expect(wallTimeOf(momentOf(wall, zone), zone)).toEqual(wall);
      }
    }
  });
});
