import type { PlanArrangement, PlanProblem } from '@exam/contracts';

import { slotsOf, type RoomRhythm, type Slot } from './room-slots.ts';
import { momentOf } from '../platform/time/zoned-time.ts';

/** What an admin asked for. Times are those on the walls of the school's zone. */
export interface PlanWishes extends Omit<RoomRhythm, 'startsAt'> {
  /** In the order in which they are to be seated. */
  readonly candidateIds: readonly string[];
  readonly arrangement: PlanArrangement;
  /** YYYY-MM-DD, in any order; each is used once. */
  readonly dates: readonly string[];
  /** HH:mm at which the first rooms of a day start, and by which the last must be over. */
  readonly startTime: string;
  readonly endTime: string;
  /** Rooms that are held at the same time. */
  readonly parallelRooms: number;
  /** Minutes between a room and the next of the same staff. */
  readonly changeoverMinutes: number;
}

export interface PlannedRoom {
  /** From 0, in the order of their start. */
  readonly index: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** In the order of their positions. */
  readonly candidates: readonly { readonly candidateId: string; readonly slot: Slot }[];
}

export interface RoomPlan {
  readonly rooms: readonly PlannedRoom[];
  /** Why not everybody has a place; null when everybody has. */
  readonly problem: PlanProblem | null;
}

const MINUTE = 60_000;

/** Where the next room of a row of rooms may begin. */
interface Lane {
  day: number;
  /** Milliseconds; null at the beginning of a day. */
  freeAt: number | null;
}

/**
 * Seats candidates in rooms: evenly, so that no two rooms differ by more than one, and in the order
 * given. Rooms fill the parallel places one after the other, and go on on the next date when a day
 * is full. The same wishes always give the same plan.
 */
export function planRooms(wishes: PlanWishes): RoomPlan {
  const groups = groupsOf(wishes);
  if (groups.length === 0) return { rooms: [], problem: { code: 'nobody', unplaced: 0 } };
  const dates = [...new Set(wishes.dates)].sort();
  const lanes: Lane[] = Array.from({ length: wishes.parallelRooms }, () => ({
    day: 0,
    freeAt: null,
  }));
  const rooms: PlannedRoom[] = [];
  let seated = 0;
  for (const [index, group] of groups.entries()) {
    const lane = lanes[index % lanes.length];
    const placed = lane && placeRoom(wishes, dates, lane, group);
    if (!placed || placed === 'tooLong') {
      const code = placed === 'tooLong' ? 'roomTooLong' : 'tooFewDates';
      return { rooms, problem: { code, unplaced: wishes.candidateIds.length - seated } };
    }
    rooms.push({ index, ...placed });
    seated += group.length;
  }
  return { rooms, problem: null };
}

/** The candidates of each room, as even as can be. */
function groupsOf({ candidateIds, arrangement }: PlanWishes): string[][] {
  const total = candidateIds.length;
  const wished =
    arrangement.by === 'roomCount' ? arrangement.count : Math.ceil(total / arrangement.size);
  const count = Math.min(wished, total);
  const cut = (index: number) => Math.floor((index * total) / count);
  return Array.from({ length: count }, (_, index) =>
    candidateIds.slice(cut(index), cut(index + 1)),
  );
}

/** The room at the next free time of its lane; undefined when no date is left. */
function placeRoom(
  wishes: PlanWishes,
  dates: readonly string[],
  lane: Lane,
  group: readonly string[],
): Omit<PlannedRoom, 'index'> | 'tooLong' | undefined {
  for (; lane.day < dates.length; lane.day++, lane.freeAt = null) {
    const date = dates[lane.day] ?? '';
    const opening = momentOf({ date, time: wishes.startTime }, wishes.zone);
    const closing = momentOf({ date, time: wishes.endTime }, wishes.zone);
    const isFresh = lane.freeAt === null;
    const startsAt = new Date(lane.freeAt ?? opening.getTime());
    const slots = slotsOf({ ...wishes, startsAt }, group.length);
    const [first, last] = [slots[0], slots.at(-1)];
    if (first && last && last.to <= closing) {
      lane.freeAt = last.to.getTime() + wishes.changeoverMinutes * MINUTE;
      const candidates = group.flatMap((candidateId, place) => {
        const slot = slots[place];
        return slot ? [{ candidateId, slot }] : [];
      });
      return { startsAt: first.from, endsAt: last.to, candidates };
    }
    if (isFresh) return 'tooLong';
  }
  return undefined;
}
