import type { ScheduleWarning } from '@exam/contracts';

import { slotsOf, type RoomRhythm } from './room-slots.ts';
import type { ClashRow, RecusalRow } from './schedule-rows.ts';

/** A room as far as what may be wrong with it alone. */
export interface RoomToJudge {
  readonly id: string;
  readonly endsAt: Date;
  readonly rhythm: RoomRhythm;
  readonly sittings: number;
  readonly mainExaminers: number;
  /** Nothing is wrong with a room that is over. */
  readonly isOver: boolean;
}

export interface WarningFacts {
  readonly rooms: readonly RoomToJudge[];
  readonly staffClashes: readonly ClashRow[];
  readonly candidateClashes: readonly ClashRow[];
  readonly recusals: readonly RecusalRow[];
  /** Whose rooms the reader may know by name; null for all of the school. */
  readonly collegeId: string | null;
}

/**
 * What is wrong with rooms. All of it is told and none of it refuses a step: somebody who exchanges
 * two people has a schedule with a clash in between. Only a message to those concerned asks that
 * the warnings be accepted.
 */
export function scheduleWarnings(facts: WarningFacts): ScheduleWarning[] {
  const { rooms, staffClashes, candidateClashes, recusals, collegeId } = facts;
  const clash = (kind: 'staffClash' | 'candidateClash') => (row: ClashRow) => ({
    kind,
    examRoomId: row.examRoomId,
    person: { id: row.personId, name: row.name },
    otherRoom:
      collegeId === null || collegeId === row.otherCollegeId
        ? { id: row.otherId, name: row.otherName, examName: row.otherExamName }
        : null,
    from: row.from.toISOString(),
    to: row.to.toISOString(),
  });
  return [
    ...staffClashes.map(clash('staffClash')),
    ...candidateClashes.map(clash('candidateClash')),
    ...recusals.map((row) => ({
      kind: 'recusal' as const,
      examRoomId: row.examRoomId,
      person: { id: row.staffId, name: row.staffName },
      candidate: { id: row.candidateId, name: row.candidateName },
      reason: row.reason,
    })),
    ...rooms.flatMap((room) => (room.isOver ? [] : roomWarnings(room))),
  ];
}

function roomWarnings(room: RoomToJudge): ScheduleWarning[] {
  const { id: examRoomId, endsAt, rhythm, sittings, mainExaminers } = room;
  const warnings: ScheduleWarning[] = [];
  if (mainExaminers === 0) warnings.push({ kind: 'noMainExaminer', examRoomId });
  const last = slotsOf(rhythm, sittings).at(-1);
  const late = last ? last.to.getTime() - endsAt.getTime() : 0;
  if (late > 0) warnings.push({ kind: 'tooFull', examRoomId, minutes: Math.ceil(late / 60_000) });
  return warnings;
}
