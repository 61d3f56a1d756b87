import type { BreakRule } from '@exam/contracts';

import { momentOf, wallTimeOf } from '../platform/time/zoned-time.ts';

/** When one candidate's session is expected. */
export interface Slot {
  readonly from: Date;
  readonly to: Date;
}

/** How the sessions of a room follow one another. */
export interface RoomRhythm {
  readonly startsAt: Date;
  /** Minutes of one candidate. */
  readonly sessionMinutes: number;
  readonly breaks: BreakRule;
  /** All candidates sit at the same time, as in a written exam. */
  readonly together: boolean;
  /** IANA name of the school's zone, in which a lunch break is meant. */
  readonly zone: string;
}

const MINUTE = 60_000;

/** The expected session of each of `count` candidates in the drawn order. */
export function slotsOf(rhythm: RoomRhythm, count: number): Slot[] {
  const { startsAt, sessionMinutes, breaks, together } = rhythm;
  const length = sessionMinutes * MINUTE;
  const slots: Slot[] = [];
  let at = startsAt.getTime();
  let sinceBreak = 0;
  for (let index = 0; index < count; index++) {
    if (together) at = startsAt.getTime();
    else if (breaks.every && sinceBreak === breaks.every.candidates) {
      at += breaks.every.minutes * MINUTE;
      sinceBreak = 0;
    }
    const from = afterLunch(at, length, rhythm);
    // Who has just had lunch needs no other break.
    if (from > at) sinceBreak = 0;
    slots.push({ from: new Date(from), to: new Date(from + length) });
    sinceBreak += 1;
    at = from + length;
  }
  return slots;
}

/** How many sessions in a row end in time. */
export function slotsThatFit(rhythm: RoomRhythm, endsAt: Date): number {
  const minutes = (endsAt.getTime() - rhythm.startsAt.getTime()) / MINUTE;
  const most = Math.max(0, Math.floor(minutes / rhythm.sessionMinutes));
  return slotsOf(rhythm, most).filter(({ to }) => to <= endsAt).length;
}

/** The lunch break of the day on which a moment falls, or null for a room without one. */
export function lunchOf(at: Date, { breaks, zone }: Pick<RoomRhythm, 'breaks' | 'zone'>) {
  if (!breaks.lunch) return null;
  const { date } = wallTimeOf(at, zone);
  return {
    from: momentOf({ date, time: breaks.lunch.from }, zone),
    to: momentOf({ date, time: breaks.lunch.to }, zone),
  };
}

/** The same moment, or the end of lunch for a session that would reach into it. */
function afterLunch(at: number, length: number, rhythm: RoomRhythm): number {
  const lunch = lunchOf(new Date(at), rhythm);
  if (!lunch) return at;
  const [from, to] = [lunch.from.getTime(), lunch.to.getTime()];
  return at < to && at + length > from ? to : at;
}
