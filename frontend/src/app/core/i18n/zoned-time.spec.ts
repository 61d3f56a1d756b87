import { fromZonedInput, toZonedInput } from './zoned-time';

describe('times in the school’s zone', () => {
  it('go to the server as UTC and come back, wherever the browser is', () => {
    const cases = [
      ['2027-03-27T14:00', 'Asia/Shanghai', '2027-03-27T06:00:00.000Z'],
      ['2027-01-01T00:30', 'Asia/Shanghai', '2026-12-31T16:30:00.000Z'],
      ['2027-07-01T09:15', 'Asia/Kolkata', '2027-07-01T03:45:00.000Z'],
      ['2027-03-28T01:30', 'Europe/Berlin', '2027-03-28T00:30:00.000Z'],
      ['2027-03-28T03:30', 'Europe/Berlin', '2027-03-28T01:30:00.000Z'],
    ] as const;
    for (const [text, zone, iso] of cases) {
      expect(fromZonedInput(text, zone)).withContext(text).toBe(iso);
      expect(toZonedInput(Date.parse(iso), zone))
        .withContext(iso)
        .toBe(text);
    }
  });

  it('are none while the field is empty or half filled in', () => {
    expect(fromZonedInput('', 'Asia/Shanghai')).toBeNull();
    expect(fromZonedInput('2027-03-27', 'Asia/Shanghai')).toBeNull();
  });
});
