import type { DrawResult, PanelMembersResult } from '@exam/contracts/draws';

import type { DrawnOrder } from '../exam-room/index.ts';
import type { ExamRoomStore, RoomOfExam } from '../scheduling/index.ts';
import type { DrawSubject } from './draw-subject.ts';
import type { Draw } from './draw.ts';

interface Dependencies {
  readonly drawnOrder: DrawnOrder;
  readonly rooms: ExamRoomStore;
}

/** Whether those who were frozen are still all those who are there, and the rooms are the same. */
export function hasSameList({ kind, targets }: Draw, { rooms, candidates }: DrawSubject): boolean {
  const here = new Set(rooms.map(({ id }) => id));
  if (!targets.rooms.every((id) => here.has(id))) return false;
  if (kind !== 'candidateOrder') return true;
  const inRooms = candidates.filter(({ examRoomId }) => targets.rooms.includes(examRoomId));
  const seated = new Set(inRooms.map(({ sittingId }) => sittingId));
  return (
    candidates.length === inRooms.length &&
    seated.size === targets.sittings.length &&
    targets.sittings.every((id) => seated.has(id))
  );
}

/**
 * Makes the exam follow a result: candidates get their rooms and places, rooms their staff. Question
 * sets are read from the result itself. The rooms must be locked.
 */
export async function applyResult(
  dependencies: Dependencies,
  draw: Draw,
  rooms: readonly RoomOfExam[],
  result: DrawResult,
): Promise<void> {
  if ('panels' in result) await applyPanels(dependencies, draw, result);
  if (!('order' in result) || draw.announcement.kind !== 'candidateOrder') return;
  const { list } = draw.announcement;
  const sittingOf = new Map(
    list.candidates.map(({ number }, index) => [number, draw.targets.sittings[index] ?? '']),
  );
  const placed = draw.targets.rooms.map((examRoomId, index) => ({
    examRoomId,
    status: rooms.find(({ id }) => id === examRoomId)?.status ?? ('scheduled' as const),
    sittingIds: (result.order[index]?.candidates ?? []).map((n) => sittingOf.get(n) ?? ''),
  }));
  await dependencies.drawnOrder.set(placed);
}

async function applyPanels(
  { rooms }: Dependencies,
  { targets }: Draw,
  { panels }: PanelMembersResult,
): Promise<void> {
  for (const [index, { seats }] of panels.entries()) {
    const staff = seats.map(({ role, member }) => ({
      personId: targets.members[member - 1] ?? '',
      role,
    }));
    const roles = [...new Set(seats.map(({ role }) => role))];
    await rooms.replaceStaff(targets.rooms[index] ?? '', roles, staff);
  }
}
