import type { ExamKind, SittingStatus } from '@exam/contracts';

/** A sitting as far as the schedule is concerned. */
export interface BookedSitting {
  readonly id: string;
  readonly examRoomId: string;
  readonly candidateId: string;
  readonly version: number;
  readonly status: SittingStatus;
}

/** One sitting's way from a room to another. */
export interface RoomMove {
  readonly sitting: BookedSitting;
  readonly examRoomId: string;
  /** Who moved it, when, and why. */
  readonly by: string;
  readonly at: Date;
  readonly why: string;
}

/**
 * The sittings, kept by those who run exam rooms. Everything that writes needs the locks of the
 * rooms concerned, and tells whom it concerns in the same transaction.
 */
export interface SittingBook {
  /** Those of these rooms, in the order of their positions. */
  readonly listByRooms: (examRoomIds: readonly string[]) => Promise<BookedSitting[]>;
  /** Those of `ids` that exist, in no order. */
  readonly listByIds: (ids: readonly string[]) => Promise<BookedSitting[]>;
  /** Of these rooms, those in which anything has happened. */
  readonly touchedAmong: (examRoomIds: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Seats candidates at the end of a room. */
  readonly seat: (
    room: { readonly id: string; readonly schoolId: string; readonly kind: ExamKind },
    candidateIds: readonly string[],
  ) => Promise<void>;
  /** Takes a sitting to the end of another room. Throws ConflictError `sitting-moved`. */
  readonly move: (move: RoomMove) => Promise<void>;
  /** Gives the sittings of a room the positions 1, 2, … in this order; it must name all of them. */
  readonly arrange: (examRoomId: string, sittingIds: readonly string[]) => Promise<void>;
  /** Forgets sittings in which nothing has happened. Throws ConflictError `exam-room-touched`. */
  readonly remove: (sittings: readonly BookedSitting[]) => Promise<void>;
  /** Ends the talk that a member of staff has with a candidate of the room, if there is one. */
  readonly endTalkOf: (examRoomId: string, personId: string, by: string) => Promise<void>;
  /** Name, times or status of a room are other ones now. */
  readonly roomChanged: (room: RoomNews) => Promise<void>;
  /** These people have another part in a room now, or none. */
  readonly partsChanged: (examRoomId: string, personIds: readonly string[]) => Promise<void>;
}

export interface RoomNews {
  readonly examRoomId: string;
  readonly status: 'scheduled' | 'open' | 'ended';
}

/** Where a candidate may still be given another room; in any other state somebody deals with them. */
export const movableStatuses: readonly SittingStatus[] = ['scheduled', 'checkedIn', 'postponed'];
