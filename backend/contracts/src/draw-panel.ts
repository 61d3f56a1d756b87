import type { RoomRole } from './schools.ts';
import type { PanelMembersList, PanelMembersResult } from './draw-record.ts';
import type { DrawStream } from './draw-stream.ts';

/** A seat that no way of seating the pool can fill. */
export interface UnfillableSeat {
  readonly room: string;
  readonly role: RoomRole;
}

interface Seat extends UnfillableSeat {
  /** Indexes into the pool, ascending. */
  readonly eligible: readonly number[];
}

/** The seats in the order in which they are drawn: rooms as listed, roles as listed in each. */
function seatsOf({ pool, rooms }: PanelMembersList): Seat[] {
  return rooms.flatMap(({ name, seats, recused }) =>
    seats.flatMap(({ role, count }) => {
      const eligible = [...pool.keys()].filter((index) => {
        const member = pool[index];
        return member?.roles.includes(role) && !recused.includes(member.number);
      });
      return Array.from({ length: count }, () => ({ room: name, role, eligible }));
    }),
  );
}

/** Somebody for every seat; shows whether a choice leaves all other seats fillable. */
class Seating {
  private readonly seats: readonly Seat[];
  private members: (number | undefined)[] = [];
  private seatOf = new Map<number, number>();
  private readonly settled = new Set<number>();

  constructor(seats: readonly Seat[]) {
    this.seats = seats;
  }

  /** Finds somebody for a seat, and others for the seats that this empties; false if impossible. */
  seat(seat: number, visited = new Set(this.settled)): boolean {
    const eligible = this.eligibleFor(seat);
    const free = eligible.find((member) => !visited.has(member) && !this.seatOf.has(member));
    if (free !== undefined) {
      this.put(seat, free);
      return true;
    }
    for (const member of eligible) {
      if (visited.has(member)) continue;
      visited.add(member);
      const held = this.seatOf.get(member);
      if (held !== undefined && this.seat(held, visited)) {
        this.put(seat, member);
        return true;
      }
    }
    return false;
  }

  /** Gives a seat to this member for good, if every later seat can be filled then; else false. */
  settle(seat: number, member: number): boolean {
    const { members, seatOf } = this;
    [this.members, this.seatOf] = [[...members], new Map(seatOf)];
    const before = this.members[seat];
    const held = this.seatOf.get(member);
    if (before !== undefined && before !== member) this.seatOf.delete(before);
    this.put(seat, member);
    this.settled.add(member);
    if (held === undefined || held === seat || this.seat(held)) return true;
    this.settled.delete(member);
    [this.members, this.seatOf] = [members, seatOf];
    return false;
  }

  /** Whether `settle` would say yes; changes nothing. */
  fits(seat: number, member: number): boolean {
    const { members, seatOf } = this;
    const held = seatOf.get(member);
    if (held === undefined || held === seat) return true;
    // Most often somebody who has no seat, or loses this one, can take over: no need to try it out.
    const before = members[seat];
    const isFree = (other: number) => other === before || !seatOf.has(other);
    if (this.eligibleFor(held).some((other) => other !== member && isFree(other))) return true;
    if (!this.settle(seat, member)) return false;
    this.settled.delete(member);
    [this.members, this.seatOf] = [members, seatOf];
    return true;
  }

  isSettled(member: number): boolean {
    return this.settled.has(member);
  }

  private eligibleFor(seat: number): readonly number[] {
    return this.seats[seat]?.eligible ?? [];
  }

  private put(seat: number, member: number): void {
    this.members[seat] = member;
    this.seatOf.set(member, seat);
  }
}

/** The first seat that cannot be filled together with those before it; null when all can be. */
export function unfillableSeat(list: PanelMembersList): UnfillableSeat | null {
  const seats = seatsOf(list);
  const seating = new Seating(seats);
  const missing = seats.find((_, index) => !seating.seat(index));
  return missing ? { room: missing.room, role: missing.role } : null;
}

/**
 * Draws one seat after the other: each is equally likely to go to any member who may take it, has no
 * seat yet, and leaves every later seat fillable. Throws RangeError for a list that cannot be filled.
 */
export async function drawPanels(
  list: PanelMembersList,
  stream: DrawStream,
): Promise<PanelMembersResult> {
  const missing = unfillableSeat(list);
  if (missing) throw new RangeError(`no ${missing.role} for ${missing.room}`);
  const seats = seatsOf(list);
  const seating = new Seating(seats);
  for (const index of seats.keys()) seating.seat(index);

  const panels = list.rooms.map(({ name }) => ({
    room: name,
    seats: [] as PanelMembersResult['panels'][number]['seats'],
  }));
  for (const [index, { room, role, eligible }] of seats.entries()) {
    const possible = eligible.filter(
      (member) => !seating.isSettled(member) && seating.fits(index, member),
    );
    const member = possible[await stream.below(possible.length)] as number;
    seating.settle(index, member);
    const { number } = list.pool[member] as PanelMembersList['pool'][number];
    panels.find((panel) => panel.room === room)?.seats.push({ role, member: number });
  }
  return { panels };
}
