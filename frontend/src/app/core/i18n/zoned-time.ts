/** Minutes by which a zone is ahead of UTC at that moment. */
function offsetMinutes(at: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  } as const);
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const [year, month, day] = [part('year'), part('month'), part('day')];
  const local = Date.UTC(year, month - 1, day, part('hour'), part('minute'), part('second'));
  return Math.round((local - Math.floor(at / 1_000) * 1_000) / 60_000);
}

/** ISO of a day and a time of day, YYYY-MM-DDTHH:mm, read as a time in that zone; null for none. */
export function fromZonedInput(text: string, timeZone: string): string | null {
  const local = Date.parse(`${text}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) || Number.isNaN(local)) return null;
  const guess = local - offsetMinutes(local, timeZone) * 60_000;
  // Near a change of the clocks the first guess looked at the wrong side of it.
  return new Date(local - offsetMinutes(guess, timeZone) * 60_000).toISOString();
}

/** YYYY-MM-DDTHH:mm on the clocks of that zone, of a time in milliseconds. */
export function toZonedInput(at: number, timeZone: string): string {
  return new Date(at + offsetMinutes(at, timeZone) * 60_000).toISOString().slice(0, 16);
}
