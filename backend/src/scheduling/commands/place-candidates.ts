import type { UnplaceRequest } from '@exam/contracts';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { ConflictError, NotFoundError } from '../../platform/errors/app-error.ts';
import type { AdministrationScope } from '../../schools/index.ts';
import type { RoomToPlan } from '../schedule-room-store.ts';
import type { BookedSitting } from '../sitting-book.ts';
import { auditOf, confirmDrawnOrder } from './confirm-drawn-order.ts';
import type { ScheduleDependencies } from './schedule-dependencies.ts';

/** Takes candidates into an exam and out of it. Both reject with NotFoundError outside of the scope. */
export interface PlaceCandidates {
  /** At the end of a room. Rejects with ConflictError: `candidate-placed`, `exam-room-ended`. */
  readonly place: (
    scope: AdministrationScope,
    examRoomId: string,
    candidateIds: readonly string[],
  ) => Promise<void>;
  /** Rejects with ConflictError: `sitting-moved`, `sitting-engaged`, `exam-room-touched`, `drawn-order-confirmation`. */
  readonly unplace: (
    scope: AdministrationScope,
    by: string,
    request: UnplaceRequest,
  ) => Promise<void>;
}

/** Builds the commands. */
export function createPlaceCandidates(dependencies: ScheduleDependencies): PlaceCandidates {
  const { sequelize, exams, rooms, schedule, book, recordAudit } = dependencies;
  return {
    place: (scope, examRoomId, candidateIds) =>
      inTransaction(sequelize, async () => {
        // The exam first: two who place a candidate in two rooms at once have only that in common.
        const { id: examId } = await exams.lock(scope, await rooms.examIdOf(scope, examRoomId));
        const room = (await rooms.lock(scope, [examRoomId])).get(examRoomId);
        if (room?.exam.id !== examId) throw new NotFoundError('exam-room-not-found', examRoomId);
        if (room.status === 'ended') throw new ConflictError('exam-room-ended', examRoomId);
        const free = new Set((await schedule.unplaced(room.exam)).map(({ id }) => id));
        const other = candidateIds.find((id) => !free.has(id));
        if (other) throw new ConflictError('candidate-placed', `${other} is not free`);
        const seats = { id: examRoomId, schoolId: room.schoolId, kind: room.exam.kind };
        await book.seat(seats, candidateIds);
        await recordAudit({ ...actIn(room), after: { placed: candidateIds.length } });
      }),

    unplace: (scope, by, request) =>
      inTransaction(sequelize, () => unplace(dependencies, scope, by, request)),
  };
}

async function unplace(
  { sequelize, rooms, book, revealedOrders, recordAudit }: ScheduleDependencies,
  scope: AdministrationScope,
  by: string,
  { sittings: asked, drawnOrder }: UnplaceRequest,
): Promise<void> {
  const seen = await book.listByIds(asked.map(({ sittingId }) => sittingId));
  const roomIds = seen.map(({ examRoomId }) => examRoomId);
  const locked = await rooms.lock(scope, roomIds);
  const all = await book.listByRooms([...locked.keys()]);
  const gone = asked.map(({ sittingId, version }) => {
    const sitting = all.find(({ id }) => id === sittingId);
    if (!seen.some(({ id }) => id === sittingId)) {
      throw new NotFoundError('sitting-not-found', sittingId);
    }
    if (sitting?.version !== version) throw new ConflictError('sitting-moved', sittingId);
    if (sitting.status !== 'scheduled') throw new ConflictError('sitting-engaged', sittingId);
    return sitting;
  });
  const change = { before: orderOf(all), after: orderOf(all.filter((one) => !gone.includes(one))) };
  const at = await databaseNow(sequelize);
  const left = await confirmDrawnOrder(revealedOrders, change, drawnOrder, { by, at });
  const { facts, reason } = auditOf(left, drawnOrder);
  await book.remove(gone);
  for (const room of locked.values()) {
    await book.arrange(room.id, change.after.get(room.id) ?? []);
    const takenOut = gone.filter(({ examRoomId }) => examRoomId === room.id).length;
    await recordAudit({ ...actIn(room), after: { takenOut, ...facts }, ...reason });
  }
}

function orderOf(sittings: readonly BookedSitting[]): Map<string, string[]> {
  const byRoom = Map.groupBy(sittings, ({ examRoomId }) => examRoomId);
  return new Map(
    [...byRoom].map(([examRoomId, ofRoom]) => [examRoomId, ofRoom.map(({ id }) => id)]),
  );
}

function actIn({ id, name }: RoomToPlan) {
  return { action: 'schedule.changed', subject: { kind: 'examRoom', id, name } } as const;
}
