import type { BreakRule, ScheduleRoomView, ScheduledSittingView } from '@exam/contracts';

import { wallTimeOf } from '../platform/time/zoned-time.ts';
import { parseBreaks } from './parse-breaks.ts';
import { slotsOf, type RoomRhythm } from './room-slots.ts';
import type { RoomRow, SittingRow, StaffRow } from './schedule-rows.ts';
import { movableStatuses } from './sitting-book.ts';

/** Minutes of a candidate where neither room nor exam say how many: a video takes as long as it takes. */
const SOME_MINUTES = 15;

interface Timed {
  readonly startsAt: Date;
  readonly kind: RoomRow['kind'];
  readonly sessionMinutes: number | null;
  readonly breaks: BreakRule;
}

/** How the sessions of a room follow one another; `planned` are the minutes that its exam planned. */
export function rhythmOf(room: Timed, planned: number, zone: string): RoomRhythm {
  return {
    startsAt: room.startsAt,
    sessionMinutes: (room.sessionMinutes ?? planned) || SOME_MINUTES,
    breaks: room.breaks,
    // In an interview one follows the other; everything else is written or filmed by all at once.
    together: room.kind !== 'interview',
    zone,
  };
}

export interface RoomFacts {
  readonly room: RoomRow;
  /** Minutes that the exam planned for a candidate. */
  readonly planned: number;
  readonly zone: string;
  readonly sittings: readonly SittingRow[];
  readonly staff: readonly StaffRow[];
  readonly untouched: boolean;
}

/** A room of the schedule with everybody in it. */
export function presentScheduleRoom(facts: RoomFacts): ScheduleRoomView {
  const { room, planned, zone, sittings, staff, untouched } = facts;
  const breaks = parseBreaks(room.breaks);
  const rhythm = rhythmOf({ ...room, breaks }, planned, zone);
  const starts = wallTimeOf(room.startsAt, zone);
  return {
    id: room.id,
    name: room.name,
    status: room.status,
    startsAt: room.startsAt.toISOString(),
    endsAt: room.endsAt.toISOString(),
    date: starts.date,
    startTime: starts.time,
    endTime: wallTimeOf(room.endsAt, zone).time,
    sessionMinutes: rhythm.sessionMinutes,
    breaks,
    exam: {
      id: room.examId,
      name: room.examName,
      kind: room.kind,
      status: room.examStatus,
      isRehearsal: Boolean(room.isRehearsal),
      majorName: room.majorName,
      collegeName: room.collegeName,
    },
    sittings: presentSittings(rhythm, sittings),
    staff: staff.map(({ personId, name, role }) => ({ personId, name, role })),
    untouched,
  };
}

function presentSittings(
  rhythm: RoomRhythm,
  sittings: readonly SittingRow[],
): ScheduledSittingView[] {
  const slots = slotsOf(rhythm, sittings.length);
  return sittings.map(({ id, version, status, candidateId, name, candidateNumber }, index) => ({
    id,
    version,
    status,
    candidate: { id: candidateId, name, candidateNumber },
    position: index + 1,
    expectedAt: (slots[index]?.from ?? rhythm.startsAt).toISOString(),
    movable: movableStatuses.includes(status),
  }));
}
