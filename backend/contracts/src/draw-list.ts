import { unfillableSeat, type UnfillableSeat } from './draw-panel.ts';
import { roomRole } from './schools.ts';
import {
  MOST_MEMBERS,
  type CandidateOrderList,
  type DrawAnnouncement,
  type PanelMembersList,
  type QuestionSetsList,
} from './draw-record.ts';

/** Why nothing can be drawn from a list. `seat` is given with `unfillable`. */
export interface ListProblem {
  readonly problem: 'repeated' | 'unordered' | 'places' | 'tooMany' | 'unfillable';
  readonly seat?: UnfillableSeat;
}

const isUnique = (values: readonly unknown[]) => new Set(values).size === values.length;

function isAscending(values: readonly (string | number)[]): boolean {
  return values.every((value, index) => index === 0 || (values[index - 1] as typeof value) < value);
}

function problemOfOrder({ rooms, candidates }: CandidateOrderList): ListProblem | null {
  if (!isUnique(rooms.map(({ name }) => name))) return { problem: 'repeated' };
  if (!isAscending(candidates.map(({ number }) => number))) return { problem: 'unordered' };
  const places = rooms.reduce((sum, room) => sum + room.places, 0);
  return places === candidates.length ? null : { problem: 'places' };
}

const rank = (role: string) => roomRole.options.findIndex((option) => option === role);

function problemOfPanels(list: PanelMembersList): ListProblem | null {
  const { pool, rooms } = list;
  if (!isUnique(rooms.map(({ name }) => name))) return { problem: 'repeated' };
  const ordered =
    pool.every(({ number }, index) => number === index + 1) &&
    pool.every(({ roles }) => isAscending(roles.map(rank))) &&
    rooms.every(({ seats }) => isAscending(seats.map(({ role }) => rank(role)))) &&
    rooms.every(({ recused }) => isAscending(recused) && (recused.at(-1) ?? 0) <= pool.length);
  if (!ordered) return { problem: 'unordered' };
  const seats = rooms.flatMap((room) => room.seats).reduce((sum, { count }) => sum + count, 0);
  if (seats > MOST_MEMBERS) return { problem: 'tooMany' };
  const seat = unfillableSeat(list);
  return seat && { problem: 'unfillable', seat };
}

function problemOfSets({ sets, targets }: QuestionSetsList): ListProblem | null {
  const unique = isUnique(sets) && isUnique(targets.map(({ label }) => label));
  return unique ? null : { problem: 'repeated' };
}

/** Null for a list from which a draw can be made, whatever the seed is. */
export function listProblem({ kind, list }: DrawAnnouncement): ListProblem | null {
  switch (kind) {
    case 'candidateOrder':
      return problemOfOrder(list);
    case 'panelMembers':
      return problemOfPanels(list);
    case 'questionSets':
      return problemOfSets(list);
  }
}
