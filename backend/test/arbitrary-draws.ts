import { createHash } from 'node:crypto';

import { roomRole } from '@exam/contracts';
import {
  combineSeed,
  drawAnnouncement,
  drawCommitment,
  drawDigest,
  drawKind,
  drawResultOf,
  listProblem,
  type CandidateOrderList,
  type DrawAnnouncement,
  type DrawKind,
  type DrawNonce,
  type DrawRecord,
  type PanelMembersList,
  type QuestionSetsList,
} from '@exam/contracts/draws';

/** Arbitrary values that are the same in every run. */
export interface Chance {
  readonly below: (bound: number) => number;
  readonly hex: () => string;
  readonly text: (longest: number) => string;
}

const letters = Array.from('甲乙丙丁 aZ09"\\/\n\u0007éß𠮷😀,:{}[]');

/** Values that follow from a name. */
export function arbitrary(name: string): Chance {
  let count = 0;
  const hex = () =>
    createHash('sha256')
      .update(`${name} ${String(count++)}`)
      .digest('hex');
  const below = (bound: number) => Number.parseInt(hex().slice(0, 12), 16) % bound;
  const text = (longest: number) => {
    const length = 1 + below(Math.floor(longest / 2));
    return Array.from({ length }, () => letters[below(letters.length)]).join('');
  };
  return { below, hex, text };
}

const some = <T>(chance: Chance, all: readonly T[]): T[] => all.filter(() => chance.below(3) === 0);
const masked = (chance: Chance) => `${chance.text(2)}*${chance.text(2)}`;

function orderList(chance: Chance): CandidateOrderList {
  const rooms = Array.from({ length: 1 + chance.below(4) }, (_, index) => ({
    name: `第 ${String(index)} ${chance.text(6)}`,
    places: 1 + chance.below(6),
  }));
  const candidates = rooms
    .flatMap(({ places }) => Array.from({ length: places }, () => masked(chance)))
    .map((name, index) => ({ number: `1028772100${String(1000 + index)}`, name }));
  return { rooms, candidates };
}

function panelList(chance: Chance): PanelMembersList {
  const pool = Array.from({ length: 1 + chance.below(7) }, (_, index) => {
    const roles = some(chance, roomRole.options);
    const unit = chance.below(2) ? chance.text(8) : null;
    return {
      number: index + 1,
      name: masked(chance),
      unit,
      roles: roles.length > 0 ? roles : [...roomRole.options],
    };
  });
  const rooms = Array.from({ length: 1 + chance.below(2) }, (_, index) => {
    const roles = some(chance, roomRole.options);
    return {
      name: `第 ${String(index)} 考场`,
      seats: (roles.length > 0 ? roles : [...roomRole.options]).map((role) => ({
        role,
        count: 1 + chance.below(2),
      })),
      recused: some(chance, [...pool.keys()]).map((index) => index + 1),
    };
  });
  return { pool, rooms };
}

function setsList(chance: Chance): QuestionSetsList {
  const distinct = (length: number) =>
    Array.from({ length }, (_, index) => `${chance.text(5)} ${String(index)}`);
  return {
    sets: distinct(1 + chance.below(5)),
    targets: distinct(1 + chance.below(12)).map((label) => ({
      label,
      name: chance.below(2) ? masked(chance) : null,
    })),
  };
}

/** An arbitrary announcement; of panels, also such as cannot be filled. */
export function announcementOf(chance: Chance, wanted?: DrawKind): DrawAnnouncement {
  const kind = wanted ?? drawKind.options[chance.below(3)] ?? 'candidateOrder';
  const lists = { candidateOrder: orderList, panelMembers: panelList, questionSets: setsList };
  const digits = chance.hex();
  const part = (from: number, length: number) => digits.slice(from, from + length);
  const number = 1 + chance.below(3);
  return drawAnnouncement.parse({
    format: 'exam-draw/1',
    id: [part(0, 8), part(8, 4), `4${part(12, 3)}`, `a${part(15, 3)}`, part(18, 12)].join('-'),
    school: chance.text(20),
    exam: chance.text(20),
    room: chance.below(2) ? chance.text(10) : null,
    rehearsal: chance.below(2) === 0,
    kind,
    number,
    redrawReason: number > 1 ? chance.text(40) : null,
    committedAt: `2027-03-${String(10 + chance.below(20))}T01:00:00.${String(100 + chance.below(900))}Z`,
    list: lists[kind](chance),
  });
}

/** A genuine record of a draw, as it is published after the reveal. */
export async function genuineRecord(chance: Chance, kind?: DrawKind): Promise<DrawRecord> {
  let announcement = announcementOf(chance, kind);
  while (listProblem(announcement)) announcement = announcementOf(chance, kind);
  const nonces = Array.from({ length: 2 + chance.below(3) }, (_, index) => ({
    by: `${chance.text(8)}${String(index)}`,
    text: chance.text(12),
  }));
  return revealedRecord(announcement, chance.hex(), nonces);
}

/** The record that follows from what was announced, the seed (hex) and the nonces. */
export async function revealedRecord(
  announcement: DrawAnnouncement,
  seed: string,
  nonces: DrawNonce[],
): Promise<DrawRecord> {
  const combinedSeed = await combineSeed(seed, announcement, nonces);
  const result = await drawResultOf(announcement, combinedSeed);
  const at = '2027-03-31T01:20:00.000Z';
  const outcome = { status: 'revealed', at, seed, nonces, combinedSeed, result } as const;
  const rest = { announcement, commitment: await drawCommitment(seed, announcement), outcome };
  return { ...rest, digest: await drawDigest(rest) };
}
