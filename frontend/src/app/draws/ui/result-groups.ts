import type { RoomRole } from '@exam/contracts';
import type { DrawAnnouncement, DrawResult } from '@exam/contracts/draws';

/** One line of a result. */
export interface ResultRow {
  /** The place that was drawn, from 1; null where it is a role or a set. */
  readonly position: number | null;
  readonly role: RoomRole | null;
  /** Who or what got it: a candidate number, the name of a room, a member's number. */
  readonly label: string;
  readonly name: string | null;
  /** The set, or the college. */
  readonly detail: string | null;
}

/** The lines of one exam room, or all; null where they belong to no room. */
export interface ResultGroup {
  readonly room: string | null;
  readonly rows: readonly ResultRow[];
}

/** A result in the order in which it is read out. */
export function resultGroups({ kind, list }: DrawAnnouncement, result: DrawResult): ResultGroup[] {
  if ('order' in result && kind === 'candidateOrder') {
    const names = new Map(list.candidates.map(({ number, name }) => [number, name]));
    return result.order.map(({ room, candidates }) => ({
      room,
      rows: candidates.map((number, index) => ({
        ...{ position: index + 1, role: null, detail: null },
        ...{ label: number, name: names.get(number) ?? null },
      })),
    }));
  }
  if ('panels' in result && kind === 'panelMembers') {
    const members = new Map(list.pool.map((member) => [member.number, member]));
    return result.panels.map(({ room, seats }) => ({
      room,
      rows: seats.map(({ role, member }) => ({
        ...{ position: null, role, label: String(member) },
        ...{ name: members.get(member)?.name ?? null, detail: members.get(member)?.unit ?? null },
      })),
    }));
  }
  if ('assigned' in result && kind === 'questionSets') {
    const names = new Map(list.targets.map(({ label, name }) => [label, name]));
    const rows = result.assigned.map(({ target, set }) => ({
      ...{ position: null, role: null, label: target },
      ...{ name: names.get(target) ?? null, detail: set },
    }));
    return [{ room: null, rows }];
  }
  return [];
}
