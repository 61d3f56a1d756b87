import type { UnplaceRequest } from '@exam/contracts';

import { inTransaction } from '../../platform/database/transaction.ts';
import { ConflictError, NotFoundError } from '../../platform/errors/app-error.ts';
import type { AdministrationScope } from '../../schools/index.ts';
import type { RoomToPlan } from '../schedule-room-store.ts';
import type { ScheduleDependencies } from './schedule-dependencies.ts';

/** Takes candidates into an exam and out of it. Both reject with NotFoundError outside of the scope. */
export interface PlaceCandidates {
  /** At the end of a room. Rejects with ConflictError: `candidate-placed`, `exam-room-ended`. */
  readonly place: (
    scope: AdministrationScope,
    examRoomId: string,
    candidateIds: readonly string[],
  ) => Promise<void>;
  /** Rejects with ConflictError: `sitting-moved`, `sitting-engaged`, `exam-room-touched`. */
  readonly unplace: (
    scope: AdministrationScope,
    sittings: UnplaceRequest['sittings'],
  ) => Promise<void>;
}

/** Builds the commands. */
export function createPlaceCandidates(dependencies: ScheduleDependencies): PlaceCandidates {
  const { sequelize, exams, rooms, schedule, book, recordAudit } = dependencies;
  const record = (room: RoomToPlan, after: { placed: number } | { takenOut: number }) =>
    recordAudit({
      action: 'schedule.changed',
      subject: { kind: 'examRoom', id: room.id, name: room.name },
      after,
    });

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
        await record(room, { placed: candidateIds.length });
      }),

    unplace: (scope, asked) =>
      inTransaction(sequelize, async () => {
        const seen = await book.listByIds(asked.map(({ sittingId }) => sittingId));
        const locked = await rooms.lock(
          scope,
          seen.map(({ examRoomId }) => examRoomId),
        );
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
        await book.remove(gone);
        for (const room of locked.values()) {
          const left = all.filter((one) => one.examRoomId === room.id && !gone.includes(one));
          const leftIds = left.map(({ id }) => id);
          await book.arrange(room.id, leftIds);
          const takenOut = gone.filter(({ examRoomId }) => examRoomId === room.id).length;
          await record(room, { takenOut });
        }
      }),
  };
}
