import type { CandidateOrderResult, DrawResult, PanelMembersResult } from '@exam/contracts/draws';

import type { DrawnOrder } from '../exam-room/index.ts';
import type { ExamRoomStore, SittingBook } from '../scheduling/index.ts';
import type { DrawSubject } from './draw-subject.ts';
import type { Draw } from './draw.ts';

interface Dependencies {
  readonly drawnOrder: DrawnOrder;
  readonly rooms: ExamRoomStore;
  readonly book: Pick<SittingBook, 'partsChanged' | 'endTalkOf'>;
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
  result: DrawResult,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<void> {
  if ('panels' in result) await applyPanels(dependencies, draw, result, by);
  if (!('order' in result)) return;
  const why = `${draw.kind} ${String(draw.number)}`;
  await dependencies.drawnOrder.set(placesOf(draw, result), { by, at, why });
}

function placesOf({ announcement, targets }: Draw, { order }: CandidateOrderResult) {
  if (announcement.kind !== 'candidateOrder') throw new Error(announcement.kind);
  const { candidates } = announcement.list;
  const sittingOf = new Map(
    candidates.map(({ number }, index) => [number, targets.sittings[index] ?? '']),
  );
  return targets.rooms.map((examRoomId, index) => ({
    examRoomId,
    sittingIds: (order[index]?.candidates ?? []).map((number) => sittingOf.get(number) ?? ''),
  }));
}

async function applyPanels(
  { rooms, book }: Dependencies,
  { targets }: Draw,
  { panels }: PanelMembersResult,
  by: string,
): Promise<void> {
  for (const [index, { seats }] of panels.entries()) {
    const examRoomId = targets.rooms[index] ?? '';
    const staff = seats.map(({ role, member }) => ({
      personId: targets.members[member - 1] ?? '',
      role,
    }));
    const roles = [...new Set(seats.map(({ role }) => role))];
    const former = await rooms.waitingExaminersOf(examRoomId);
    const concerned = await rooms.replaceStaff(examRoomId, roles, staff);
    const present = new Set(await rooms.waitingExaminersOf(examRoomId));
    const left = former.filter((personId) => !present.has(personId));
    for (const personId of left) await book.endTalkOf(examRoomId, personId, by);
    await book.partsChanged(examRoomId, concerned);
  }
}
