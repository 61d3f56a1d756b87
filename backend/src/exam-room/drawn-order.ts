import type { ExamRoomStatus, SittingStatus } from '@exam/contracts';

import type { RoomEvents } from './room-events.ts';
import type { PlacedSittings, SittingStore } from './sitting-store.ts';

/** A sitting as a draw sees it. */
export interface SeatedCandidate {
  readonly sittingId: string;
  readonly examRoomId: string;
  readonly candidateId: string;
}

const called: readonly SittingStatus[] = ['invited', 'inRoom', 'finished'];
const beforeWaiting: readonly SittingStatus[] = ['scheduled', 'checkedIn', 'absent'];

/** The order in which the candidates of exam rooms are called, as a draw finds it and sets it. */
export class DrawnOrder {
  private readonly sittings: SittingStore;
  private readonly events: RoomEvents;

  constructor(sittings: SittingStore, events: RoomEvents) {
    this.sittings = sittings;
    this.events = events;
  }

  async seatedIn(examRoomIds: readonly string[]): Promise<SeatedCandidate[]> {
    const sittings = await this.sittings.listByExamRooms(examRoomIds);
    return sittings.map(({ id, examRoomId, candidateId }) => ({
      ...{ sittingId: id, examRoomId, candidateId },
    }));
  }

  /**
   * Why the order of these rooms cannot be drawn: somebody was called; or, where a draw may move
   * candidates from one room to another, somebody waits already. Null when it can.
   */
  async obstacle(examRoomIds: readonly string[]): Promise<'called' | 'waiting' | null> {
    const sittings = await this.sittings.listByExamRooms(examRoomIds);
    const isCalled = sittings.some(({ status }) => called.includes(status));
    const ids = sittings.map(({ id }) => id);
    if (isCalled || (await this.sittings.wereCalled(ids))) return 'called';
    const waits = sittings.some(({ status }) => !beforeWaiting.includes(status));
    return waits && examRoomIds.length > 1 ? 'waiting' : null;
  }

  /** Sets rooms and order, and tells the people in the rooms. The rooms must be locked. */
  async set(
    rooms: readonly (PlacedSittings & { readonly status: ExamRoomStatus })[],
  ): Promise<void> {
    await this.sittings.place(rooms);
    for (const { examRoomId, status } of rooms) {
      await this.events.roomChanged({ examRoomId, status });
    }
  }
}
