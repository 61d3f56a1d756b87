/** A time on the wall of a zone, as a school writes it into its schedule. */
export interface WallTime {
  /** YYYY-MM-DD */
  readonly date: string;
  /** HH:mm */
  readonly time: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  });
  formats.set(zone, format);
  return format;
}

/** What the clocks of an IANA zone show at a moment; throws RangeError for a zone that is none. */
export function wallTimeOf(at: Date, zone: string): WallTime {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return {
    date: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}

/**
 * The moment at which the clocks of an IANA zone show this. A time that a change to summer time
 * leaves out is moved forward by the change; of one that comes twice, it is the first.
 */
export function momentOf({ date, time }: WallTime, zone: string): Date {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  // The offsets of the day before and of the day after are all that can hold on that day.
  const day = 24 * 60 * 60_000;
  const before = offsetAt(asUtc - day, zone);
  const after = offsetAt(asUtc + day, zone);
  for (const offset of [before, after]) {
    if (offsetAt(asUtc - offset, zone) === offset) return new Date(asUtc - offset);
  }
  return new Date(asUtc - before);
}

/** Milliseconds that the zone's clocks are ahead of UTC at a moment. */
function offsetAt(moment: number, zone: string): number {
  const { date, time } = wallTimeOf(new Date(moment), zone);
  const minute = Math.floor(moment / 60_000) * 60_000;
  return Date.parse(`${date}T${time}:00Z`) - minute;
}
