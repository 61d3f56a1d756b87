import type { ExamKind, ExamStatus, RoomRole, SittingStatus } from '@exam/contracts';

import type { RoomFacts } from './exam-room.ts';

/** A room with the names around it, as one statement reads it. */
export interface RoomRow extends RoomFacts {
  readonly sessionMinutes: number | null;
  /** JSON of the contract's `breakRule`. */
  readonly breaks: string | null;
  readonly examId: string;
  readonly examName: string;
  readonly kind: ExamKind;
  readonly isRehearsal: 0 | 1;
  readonly examStatus: ExamStatus;
  /** JSON of the contract's `examFlow`. */
  readonly settings: string;
  readonly majorName: string;
  readonly collegeId: string;
  readonly collegeName: string;
  /** Sittings, and main examiners, of the room. */
  readonly sittings: number;
  readonly mainExaminers: number;
}

export interface SittingRow {
  readonly id: string;
  readonly examRoomId: string;
  readonly candidateId: string;
  readonly version: number;
  readonly status: SittingStatus;
  readonly name: string;
  readonly candidateNumber: string;
}

export interface StaffRow {
  readonly examRoomId: string;
  readonly personId: string;
  readonly name: string;
  readonly role: RoomRole;
}

/** Somebody who is in two rooms at the same time. */
export interface ClashRow {
  readonly examRoomId: string;
  readonly personId: string;
  readonly name: string;
  readonly otherId: string;
  readonly otherName: string;
  readonly otherExamName: string;
  readonly otherCollegeId: string;
  readonly from: Date;
  readonly to: Date;
}

/** A member of staff and a candidate of one room who must not meet. */
export interface RecusalRow {
  readonly examRoomId: string;
  readonly staffId: string;
  readonly staffName: string;
  readonly candidateId: string;
  readonly candidateName: string;
  readonly reason: string;
}

export interface CandidateRow {
  readonly id: string;
  readonly name: string;
  readonly candidateNumber: string;
}

/** Another engagement of a candidate. */
export interface EngagementRow {
  readonly candidateId: string;
  readonly examName: string;
  readonly collegeId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** An exam that rooms can be planned for. */
export interface ExamRow {
  readonly id: string;
  readonly schoolId: string;
  readonly majorId: string;
  readonly name: string;
  readonly kind: ExamKind;
  readonly status: ExamStatus;
  readonly isRehearsal: 0 | 1;
  readonly settings: string;
  readonly majorName: string;
  readonly collegeName: string;
}
