import type { ExamKind, ExamRoomStatus } from '@exam/contracts';

import type { ExamFlow } from './exam-flow.ts';

export interface Exam {
  readonly id: string;
  readonly collegeId: string;
  readonly majorId: string;
  readonly name: string;
  readonly kind: ExamKind;
  readonly isRehearsal: boolean;
  readonly flow: ExamFlow;
  /** Seconds that an invitation stays open. */
  readonly invitationSeconds: number;
  /** Planned length of one candidate's session, in minutes. */
  readonly sessionMinutes: number;
  /** Minutes before the start at which the waiting area opens. */
  readonly waitingAreaOpensMinutes: number;
}

/** A place in the schedule, with the exam that is held there. */
export interface ExamRoom {
  readonly id: string;
  readonly schoolId: string;
  readonly name: string;
  readonly status: ExamRoomStatus;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly openedAt: Date | null;
  readonly endedAt: Date | null;
  readonly exam: Exam;
}

/** From when on candidates may wait; it stays open until the room has ended. */
export function waitingAreaOpensAt({ startsAt, exam }: ExamRoom): Date {
  return new Date(startsAt.getTime() - exam.waitingAreaOpensMinutes * 60_000);
}
