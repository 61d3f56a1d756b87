import type { ScheduleRoomView, SittingMove } from '@exam/contracts';

/**
 * The rooms as they will be once the moves are done, so that what was dropped stays where it was
 * dropped. Who goes to a room that is not shown is gone.
 */
export function movedRooms(
  rooms: readonly ScheduleRoomView[],
  moves: readonly SittingMove[],
): ScheduleRoomView[] {
  const lists = new Map(rooms.map(({ id, sittings }) => [id, [...sittings]]));
  for (const { sittingId, examRoomId, position } of moves) {
    const from = [...lists.values()].find((list) => list.some(({ id }) => id === sittingId));
    const index = from?.findIndex(({ id }) => id === sittingId) ?? -1;
    const [sitting] = index >= 0 ? (from?.splice(index, 1) ?? []) : [];
    const to = lists.get(examRoomId);
    if (sitting && to) to.splice(position === null ? to.length : position - 1, 0, sitting);
  }
  return rooms.map((room) => ({
    ...room,
    sittings: (lists.get(room.id) ?? []).map((sitting, index) => ({
      ...sitting,
      position: index + 1,
    })),
  }));
}

/** Moves of several candidates to one room, one after the other from a position on. */
export function movesTo(
  sittings: readonly { readonly id: string; readonly version: number }[],
  examRoomId: string,
  position: number | null,
): SittingMove[] {
  return sittings.map(({ id: sittingId, version }, index) => ({
    ...{ sittingId, version, examRoomId },
    position: position === null ? null : position + index,
  }));
}
