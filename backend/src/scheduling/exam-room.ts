import type { BreakRule, ExamFlow, ExamRoomStatus } from '@exam/contracts';

import type { Exam } from './exam.ts';

/** An exam as its rooms need it. */
export interface RoomExam extends Exam {
  /** Seconds that an invitation stays open; 0 where nobody is invited. */
  readonly invitationSeconds: number;
  /** Planned minutes of one candidate; where all write at once, those of the whole exam. */
  readonly sessionMinutes: number;
  /** Minutes before the start at which the waiting area opens. */
  readonly waitingAreaOpensMinutes: number;
}

/** A place in the schedule. */
export interface RoomFacts {
  readonly id: string;
  readonly schoolId: string;
  readonly name: string;
  readonly status: ExamRoomStatus;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** A room with the exam that is held there. */
export interface ExamRoom extends RoomFacts {
  readonly openedAt: Date | null;
  readonly endedAt: Date | null;
  /** Minutes of one candidate in this room. */
  readonly sessionMinutes: number;
  readonly breaks: BreakRule;
  readonly exam: RoomExam;
}

/** The times of a flow, in the units of `RoomExam`. */
export function timesOf(flow: ExamFlow) {
  return {
    invitationSeconds: flow.invitationSeconds ?? 0,
    sessionMinutes: flow.sessionMinutes ?? flow.durationMinutes ?? 0,
    waitingAreaOpensMinutes: flow.waitingAreaOpensMinutes ?? 0,
  };
}

/** From when on candidates may wait; it stays open until the room has ended. */
export function waitingAreaOpensAt({ startsAt, exam }: ExamRoom): Date {
  return new Date(startsAt.getTime() - exam.waitingAreaOpensMinutes * 60_000);
}
