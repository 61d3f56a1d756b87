import type { DrawnOrderChange, SittingMove } from '@exam/contracts';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { ConflictError, NotFoundError } from '../../platform/errors/app-error.ts';
import type { AdministrationScope } from '../../schools/index.ts';
import type { RoomToPlan } from '../schedule-room-store.ts';
import { movableStatuses, type BookedSitting } from '../sitting-book.ts';
import { auditOf, confirmDrawnOrder } from './confirm-drawn-order.ts';
import type { ScheduleDependencies } from './schedule-dependencies.ts';

/**
 * Gives candidates other rooms or positions, all or none; resolves with the moves that take it back.
 * Rejects with NotFoundError, and with ConflictError: `sitting-moved` when somebody else was first,
 * `sitting-engaged` while somebody deals with the candidate, `rooms-of-other-exams`,
 * `exam-room-ended`, `drawn-order-confirmation` for who leaves the result of a draw without a word.
 */
export type MoveSittings = (
  scope: AdministrationScope,
  by: string,
  moves: readonly SittingMove[],
  drawnOrder?: DrawnOrderChange | null,
) => Promise<SittingMove[]>;

/** Builds the command. */
export function createMoveSittings(dependencies: ScheduleDependencies): MoveSittings {
  const { sequelize, rooms, book, revealedOrders, recordAudit } = dependencies;
  return (scope, by, moves, drawnOrder = null) =>
    inTransaction(sequelize, async () => {
      const seen = await book.listByIds(moves.map(({ sittingId }) => sittingId));
      const lost = moves.find(({ sittingId }) => !seen.some(({ id }) => id === sittingId));
      if (lost) throw new NotFoundError('sitting-not-found', `no sitting ${lost.sittingId}`);
      const roomIds = [...seen, ...moves].map(({ examRoomId }) => examRoomId);
      const locked = await rooms.lock(scope, roomIds);
      const sittings = await book.listByRooms([...locked.keys()]);
      const order = new Map([...locked.keys()].map((id): [string, string[]] => [id, []]));
      for (const { id, examRoomId } of sittings) order.get(examRoomId)?.push(id);
      const before = new Map([...order].map(([id, ids]) => [id, [...ids]]));

      const at = await databaseNow(sequelize);
      const undo: SittingMove[] = [];
      for (const move of moves) {
        const step = checkMove(locked, sittings, move);
        undo.unshift(reorder(order, step.sitting, move));
        if (step.from === step.to) continue;
        const why = `${step.from.name} → ${step.to.name}`;
        await book.move({ sitting: step.sitting, examRoomId: step.to.id, by, at, why });
      }
      const change = { before, after: order };
      const left = await confirmDrawnOrder(revealedOrders, change, drawnOrder, { by, at });
      for (const [examRoomId, ids] of order) await book.arrange(examRoomId, ids);
      const { facts, reason } = auditOf(left, drawnOrder);
      await recordAudit({
        action: 'schedule.changed',
        subject: subjectOf(locked),
        after: { moved: moves.map((move) => factsOf(locked, move)), ...facts },
        ...reason,
      });
      return undo;
    });
}

interface Step {
  readonly sitting: BookedSitting;
  readonly from: RoomToPlan;
  readonly to: RoomToPlan;
}

function checkMove(
  rooms: ReadonlyMap<string, RoomToPlan>,
  sittings: readonly BookedSitting[],
  { sittingId, version, examRoomId }: SittingMove,
): Step {
  const sitting = sittings.find(({ id }) => id === sittingId);
  const from = sitting && rooms.get(sitting.examRoomId);
  const to = rooms.get(examRoomId);
  // It was in one of these rooms before they were locked.
  if (!from || !to) throw new ConflictError('sitting-moved', `${sittingId} is elsewhere`);
  if (sitting.version !== version)
    throw new ConflictError('sitting-moved', `is ${sitting.version}`);
  if (!movableStatuses.includes(sitting.status)) {
    throw new ConflictError('sitting-engaged', `${sittingId} is ${sitting.status}`);
  }
  if (from.exam.id !== to.exam.id) throw new ConflictError('rooms-of-other-exams', to.id);
  if (to.status === 'ended') throw new ConflictError('exam-room-ended', to.id);
  return { sitting, from, to };
}

/** Carries the move out in the lists; answers the one that takes it back. */
function reorder(
  order: ReadonlyMap<string, string[]>,
  sitting: BookedSitting,
  move: SittingMove,
): SittingMove {
  const { id: sittingId, examRoomId: fromId, version } = sitting;
  const from = order.get(fromId) ?? [];
  const to = order.get(move.examRoomId) ?? [];
  const before = from.indexOf(sittingId);
  from.splice(before, 1);
  const place = move.position === null ? to.length : Math.min(move.position - 1, to.length);
  to.splice(place, 0, sittingId);
  const isElsewhere = fromId !== move.examRoomId;
  return {
    sittingId,
    version: isElsewhere ? version + 1 : version,
    examRoomId: fromId,
    position: before + 1,
  };
}

function subjectOf(rooms: ReadonlyMap<string, RoomToPlan>) {
  const [exam] = [...rooms.values()].map((room) => room.exam);
  return exam ? ({ kind: 'exam', id: exam.id, name: exam.name } as const) : null;
}

function factsOf(
  rooms: ReadonlyMap<string, RoomToPlan>,
  { sittingId, examRoomId, position }: SittingMove,
) {
  return { sittingId, toRoom: rooms.get(examRoomId)?.name ?? '', position };
}
