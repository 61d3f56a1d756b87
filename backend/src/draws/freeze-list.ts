import {
  type CandidateOrderList,
  type CommitDrawRequest,
  type CommitDrawRequestOf,
  type DrawAnnouncement,
  type PanelMembersList,
  type QuestionSetsList,
} from '@exam/contracts/draws';
import { roomRole, type RoomRole } from '@exam/contracts';

import { NotFoundError } from '../platform/errors/app-error.ts';
import { maskName } from '../schools/index.ts';
import type { DrawSubject } from './draw-subject.ts';
import type { DrawTargets } from './draw.ts';

/** Staff whom a pool may be made of. */
export interface PoolPerson {
  readonly id: string;
  readonly name: string;
  /** Name of the college; null for staff of the whole school. */
  readonly unit: string | null;
  /** Rooms of the draw with a candidate from whom they are recused. */
  readonly recusedFrom: readonly string[];
}

/** A list as it is published, and what its entries stand for. */
export type FrozenList = {
  readonly [Kind in DrawAnnouncement['kind']]: {
    readonly kind: Kind;
    readonly list: Extract<DrawAnnouncement, { kind: Kind }>['list'];
    readonly targets: DrawTargets;
  };
}[DrawAnnouncement['kind']];

/** Freezes what a request draws. Throws NotFoundError for a room or person that is not there. */
export function freezeList(
  request: CommitDrawRequest,
  subject: DrawSubject,
  staff: readonly PoolPerson[],
): FrozenList {
  switch (request.kind) {
    case 'candidateOrder':
      return { kind: request.kind, ...freezeOrder(subject) };
    case 'panelMembers':
      return { kind: request.kind, ...freezePool(request, subject, staff) };
    case 'questionSets':
      return { kind: request.kind, ...freezeSets(request, subject) };
  }
}

const publish = ({ number, name }: DrawSubject['candidates'][number]) => ({ number, name });

function freezeOrder({ rooms, candidates }: DrawSubject) {
  const seats = rooms.map(({ id, name }) => ({
    ...{ id, name },
    places: candidates.filter(({ examRoomId }) => examRoomId === id).length,
  }));
  const taken = seats.filter(({ places }) => places > 0);
  const list: CandidateOrderList = {
    rooms: taken.map(({ name, places }) => ({ name, places })),
    candidates: candidates.map(publish),
  };
  const sittings = candidates.map(({ sittingId }) => sittingId);
  return { list, targets: { rooms: taken.map(({ id }) => id), sittings, members: [] } };
}

const inRoleOrder = (roles: readonly RoomRole[]) =>
  roomRole.options.filter((role) => roles.includes(role));

function freezePool(
  request: CommitDrawRequestOf<'panelMembers'>,
  subject: DrawSubject,
  staff: readonly PoolPerson[],
) {
  const rolesOf = new Map(request.pool.map(({ personId, roles }) => [personId, roles]));
  const pool = staff.filter(({ id }) => rolesOf.has(id));
  if (pool.length !== request.pool.length) {
    throw new NotFoundError('not-found', 'somebody in the pool is not staff here, or named twice');
  }
  const numberOf = new Map(pool.map(({ id }, index) => [id, index + 1]));
  const wanted = new Map(request.rooms.map((room) => [room.examRoomId, room]));
  const rooms = subject.rooms.filter(({ id }) => wanted.has(id));
  if (rooms.length !== request.rooms.length) {
    throw new NotFoundError('exam-room-not-found', 'a room is not of this exam, or named twice');
  }
  const list: PanelMembersList = {
    pool: pool.map(({ id, name, unit }, index) => ({
      number: index + 1,
      name: maskName(name),
      unit,
      roles: inRoleOrder(rolesOf.get(id) ?? []),
    })),
    rooms: rooms.map(({ id, name }) => {
      const { seats = [], recused = [] } = wanted.get(id) ?? {};
      const recorded = pool.filter(({ recusedFrom }) => recusedFrom.includes(id));
      const all = [...recused, ...recorded.map((person) => person.id)];
      const numbers = all.flatMap((personId) => numberOf.get(personId) ?? []);
      return {
        name,
        seats: inRoleOrder(seats.map(({ role }) => role)).map((role) => ({
          role,
          count: seats.find((seat) => seat.role === role)?.count ?? 1,
        })),
        recused: [...new Set(numbers)].sort((a, b) => a - b),
      };
    }),
  };
  const members = pool.map(({ id }) => id);
  return { list, targets: { rooms: rooms.map(({ id }) => id), sittings: [], members } };
}

function freezeSets(
  { sets, per }: CommitDrawRequestOf<'questionSets'>,
  { rooms, candidates }: DrawSubject,
) {
  const isPerRoom = per === 'examRoom';
  const list: QuestionSetsList = {
    sets,
    targets: isPerRoom
      ? rooms.map(({ name }) => ({ label: name, name: null }))
      : candidates.map(({ number, name }) => ({ label: number, name })),
  };
  const targets: DrawTargets = {
    rooms: isPerRoom ? rooms.map(({ id }) => id) : [],
    sittings: isPerRoom ? [] : candidates.map(({ sittingId }) => sittingId),
    members: [],
  };
  return { list, targets };
}
