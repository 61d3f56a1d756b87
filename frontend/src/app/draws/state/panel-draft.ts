import { computed, signal } from '@angular/core';
import { roomRole, type RoomRole } from '@exam/contracts';
import {
  unfillableSeat,
  type CommitDrawRequestOf,
  type DrawSubjectView,
} from '@exam/contracts/draws';

type Staff = DrawSubjectView['staff'][number];
type Parts = Pick<CommitDrawRequestOf<'panelMembers'>, 'pool' | 'rooms'>;

/** How many seats of each role a room has, unless somebody says otherwise. */
const usual: Readonly<Record<RoomRole, number>> = {
  ...{ waitingExaminer: 0, mainExaminer: 1, panelExaminer: 3 },
};

/** A pool and what the rooms need, as somebody puts it together. */
export class PanelDraft {
  private readonly subject: DrawSubjectView;
  private readonly roles = signal<ReadonlyMap<string, readonly RoomRole[]>>(new Map());
  private readonly recusals = signal<ReadonlyMap<string, readonly string[]>>(new Map());
  private readonly counts = signal<ReadonlyMap<string, Readonly<Record<RoomRole, number>>>>(
    new Map(),
  );

  constructor(subject: DrawSubjectView) {
    this.subject = subject;
  }

  readonly pool = computed(() => this.subject.staff.filter(({ personId }) => this.isIn(personId)));
  readonly seats = computed(() =>
    this.subject.rooms
      .flatMap(({ id }) => roomRole.options.map((role) => this.countOf(id, role)))
      .reduce((sum, count) => sum + count, 0),
  );

  /** The seat that cannot be filled as things stand; null when all can be. */
  readonly unfillable = computed(() => {
    const { pool, rooms } = this.parts();
    const numberOf = new Map(pool.map(({ personId }, index) => [personId, index + 1]));
    return unfillableSeat({
      pool: pool.map(({ roles }, index) => ({ number: index + 1, name: '*', unit: null, roles })),
      rooms: rooms.map(({ examRoomId, seats, recused }) => ({
        name: this.subject.rooms.find(({ id }) => id === examRoomId)?.name ?? '',
        seats,
        recused: recused.flatMap((personId) => numberOf.get(personId) ?? []),
      })),
    });
  });

  isIn(personId: string): boolean {
    return this.rolesOf(personId).length > 0;
  }

  rolesOf(personId: string): readonly RoomRole[] {
    return this.roles().get(personId) ?? [];
  }

  setRoles(personId: string, roles: readonly RoomRole[]): void {
    this.roles.update((all) => new Map(all).set(personId, roles));
  }

  /** Into the pool for every role, or out of it. */
  setIn(people: readonly Staff[], isIn: boolean): void {
    const roles = isIn ? roomRole.options : [];
    this.roles.update(
      (all) => new Map([...all, ...people.map(({ personId }) => [personId, roles] as const)]),
    );
  }

  /** Rooms where this person must not sit: those that are recorded, and those that were chosen. */
  recusedFrom({ personId, busyDuring, recusedFrom }: Staff): readonly string[] {
    return [...new Set([...recusedFrom, ...(this.recusals().get(personId) ?? busyDuring)])];
  }

  setRecusedFrom(personId: string, examRoomIds: readonly string[]): void {
    this.recusals.update((all) => new Map(all).set(personId, examRoomIds));
  }

  countOf(examRoomId: string, role: RoomRole): number {
    return (this.counts().get(examRoomId) ?? usual)[role];
  }

  /** From 0 to 20. */
  setCount(examRoomId: string, role: RoomRole, count: number): void {
    const whole = Math.min(20, Math.max(0, Math.floor(count) || 0));
    this.counts.update((all) =>
      new Map(all).set(examRoomId, { ...(all.get(examRoomId) ?? usual), [role]: whole }),
    );
  }

  /** As the request has them; rooms without seats are left out. */
  parts(): Parts {
    const pool = this.pool();
    const rooms = this.subject.rooms.map(({ id: examRoomId }) => ({
      examRoomId,
      seats: roomRole.options
        .map((role) => ({ role, count: this.countOf(examRoomId, role) }))
        .filter(({ count }) => count > 0),
      recused: pool
        .filter((person) => this.recusedFrom(person).includes(examRoomId))
        .map(({ personId }) => personId),
    }));
    return {
      pool: pool.map(({ personId }) => ({ personId, roles: [...this.rolesOf(personId)] })),
      rooms: rooms.filter(({ seats }) => seats.length > 0),
    };
  }
}
