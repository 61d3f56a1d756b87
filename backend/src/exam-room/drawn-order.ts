import type { SittingStatus } from '@exam/contracts';

import { movableStatuses, type RoomMove, type SittingBook } from '../scheduling/index.ts';
import type { SittingStore } from './sitting-store.ts';

/** A sitting as a draw sees it. */
export interface SeatedCandidate {
  readonly sittingId: string;
  readonly examRoomId: string;
  readonly candidateId: string;
}

/** The sittings of a room, in the order in which they are called. */
export interface PlacedSittings {
  readonly examRoomId: string;
  readonly sittingIds: readonly string[];
}

const called: readonly SittingStatus[] = ['invited', 'inRoom', 'finished'];
const beforeWaiting: readonly SittingStatus[] = [...movableStatuses, 'absent'];

/** The order in which the candidates of exam rooms are called, as a draw finds it and sets it. */
export class DrawnOrder {
  private readonly sittings: SittingStore;
  private readonly book: SittingBook;

  constructor(sittings: SittingStore, book: SittingBook) {
    this.sittings = sittings;
    this.book = book;
  }

  async seatedIn(examRoomIds: readonly string[]): Promise<SeatedCandidate[]> {
    const sittings = await this.book.listByRooms(examRoomIds);
    return sittings.map(({ id, examRoomId, candidateId }) => ({
      ...{ sittingId: id, examRoomId, candidateId },
    }));
  }

  /**
   * Why the order of these rooms cannot be drawn: somebody was called; or, where a draw may move
   * candidates from one room to another, somebody waits already. Null when it can.
   */
  async obstacle(examRoomIds: readonly string[]): Promise<'called' | 'waiting' | null> {
    const sittings = await this.book.listByRooms(examRoomIds);
    const isCalled = sittings.some(({ status }) => called.includes(status));
    const ids = sittings.map(({ id }) => id);
    if (isCalled || (await this.sittings.wereCalled(ids))) return 'called';
    const waits = sittings.some(({ status }) => !beforeWaiting.includes(status));
    return waits && examRoomIds.length > 1 ? 'waiting' : null;
  }

  /** Sets rooms and order; all sittings of these rooms must be named, and the rooms locked. */
  async set(
    placed: readonly PlacedSittings[],
    cause: Pick<RoomMove, 'by' | 'at' | 'why'>,
  ): Promise<void> {
    const sittings = await this.book.listByRooms(placed.map(({ examRoomId }) => examRoomId));
    const roomOf = new Map(
      placed.flatMap(({ examRoomId, sittingIds }) => sittingIds.map((id) => [id, examRoomId])),
    );
    for (const sitting of sittings) {
      const examRoomId = roomOf.get(sitting.id);
      if (examRoomId === undefined || examRoomId === sitting.examRoomId) continue;
      await this.book.move({ sitting, examRoomId, ...cause });
    }
    for (const { examRoomId, sittingIds } of placed) {
      await this.book.arrange(examRoomId, sittingIds);
    }
  }
}
