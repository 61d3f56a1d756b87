import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

import {
  drawRecord,
  listProblem,
  verifyDrawText,
  type DrawAnnouncement,
  type PanelMembersList,
} from '@exam/contracts/draws';
import {
  announcementOf,
  arbitrary,
  revealedRecord,
  type Chance,
} from '../../test/arbitrary-draws.ts';

// Written from docs/draws.md, and sharing nothing with the first implementation.

function canonical(value: unknown): string {
  if (Array.isArray(value)) return '[' + value.map(canonical).join(',') + ']';
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const object = value as Record<string, unknown>;
  const names = Object.keys(object).sort();
  return '{' + names.map((n) => JSON.stringify(n) + ':' + canonical(object[n])).join(',') + '}';
}

function h(tag: string, ...parts: Buffer[]): Buffer {
  const hash = createHash('sha256')
    .update('exam-draw/1 ' + tag, 'ascii')
    .update(Buffer.from([0]));
  for (const part of parts) hash.update(part);
  return hash.digest();
}

const c = (value: unknown) => Buffer.from(canonical(value), 'utf8');

function wordsOf(key: Buffer): () => number {
  let position = 0;
  return () => {
    const message = Buffer.alloc(8);
    message.writeUInt32BE(Math.floor(position / 8), 4);
    const block = createHmac('sha256', key).update(message).digest();
    return block.readUInt32BE((position++ % 8) * 4);
  };
}

function belowOf(next: () => number): (n: number) => number {
  return (n) => {
    if (n === 1) return 0;
    let w = next();
    while (w >= 0x1_0000_0000 - (0x1_0000_0000 % n)) w = next();
    return w % n;
  };
}

function shuffled<T>(list: readonly T[], below: (n: number) => number): T[] {
  const result = list.slice();
  for (let i = result.length - 1; i >= 1; i--) {
    const j = below(i + 1);
    const kept = result[i] as T;
    result[i] = result[j] as T;
    result[j] = kept;
  }
  return result;
}

/** By trying: no matching, so that it cannot be wrong in the same way. */
function canBeFilled(row: readonly (readonly number[])[], free: ReadonlySet<number>): boolean {
  const [seat, ...rest] = row;
  if (!seat) return true;
  return seat.some((member) => {
    if (!free.has(member)) return false;
    return canBeFilled(rest, new Set([...free].filter((other) => other !== member)));
  });
}

function seatRow({ pool, rooms }: PanelMembersList) {
  const row: { room: string; role: string; may: number[] }[] = [];
  for (const { name, seats, recused } of rooms) {
    for (const { role, count } of seats) {
      const may = pool.filter((m) => m.roles.includes(role) && !recused.includes(m.number));
      for (let i = 0; i < count; i++) row.push({ room: name, role, may: may.map((m) => m.number) });
    }
  }
  return row;
}

function panels(list: PanelMembersList, below: (n: number) => number) {
  const row = seatRow(list);
  const free = new Set(list.pool.map(({ number }) => number));
  const drawn = row.map(({ room, role, may }, index) => {
    const rest = row.slice(index + 1).map((seat) => seat.may);
    const possible = may.filter((member) => {
      if (!free.has(member)) return false;
      return canBeFilled(rest, new Set([...free].filter((other) => other !== member)));
    });
    const member = possible[below(possible.length)] as number;
    free.delete(member);
    return { room, role, member };
  });
  return list.rooms.map(({ name }) => ({
    room: name,
    seats: drawn.filter(({ room }) => room === name).map(({ role, member }) => ({ role, member })),
  }));
}

function resultOf({ kind, list }: DrawAnnouncement, combined: Buffer): unknown {
  const below = belowOf(wordsOf(combined));
  if (kind === 'candidateOrder') {
    const numbers = shuffled(
      list.candidates.map(({ number }) => number),
      below,
    );
    let taken = 0;
    return {
      order: list.rooms.map(({ name, places }) => {
        taken += places;
        return { room: name, candidates: numbers.slice(taken - places, taken) };
      }),
    };
  }
  if (kind === 'panelMembers') return { panels: panels(list, below) };
  let hand: string[] = [];
  return {
    assigned: list.targets.map(({ label }) => {
      if (hand.length === 0) hand = shuffled(list.sets, below);
      return { target: label, set: hand.shift() };
    }),
  };
}

function secondRecord(announcement: DrawAnnouncement, seed: string, nonces: unknown, at: string) {
  const bytes = Buffer.from(seed, 'hex');
  const announced = h('announcement', c(announcement));
  const commitment = h('commitment', bytes, announced).toString('hex');
  const combined = h('combined seed', bytes, announced, c(nonces));
  const outcome = {
    status: 'revealed',
    at,
    seed,
    nonces,
    combinedSeed: combined.toString('hex'),
    result: resultOf(announcement, combined),
  };
  const digest = h('record', c({ announcement, commitment, outcome })).toString('hex');
  return { announcement, commitment, outcome, digest };
}

const nonceOf = (chance: Chance) => ({ by: chance.text(12), text: chance.text(20) });

describe('A second implementation of draws, from the document alone', () => {
  it('agrees on many inputs of every kind', async () => {
    let drawn = 0;
    for (let input = 0; input < 400; input++) {
      const chance = arbitrary(`input ${String(input)}`);
      const announcement = announcementOf(chance);
      if (listProblem(announcement)) continue;
      const nonces = Array.from({ length: 1 + chance.below(4) }, () => nonceOf(chance));
      const first = await revealedRecord(announcement, chance.hex(), nonces);
      expect(drawRecord.safeParse(first).success).withContext(String(input)).toBe(true);
      const second = secondRecord(
        announcement,
        first.outcome?.seed ?? '',
        nonces,
        first.outcome?.at ?? '',
      );
      expect(second as unknown)
        .withContext(String(input))
        .toEqual(first);
      drawn++;
    }
    expect(drawn).toBeGreaterThan(300);
  });

  it('agrees on which panels cannot be filled', () => {
    const found = { fillable: 0, unfillable: 0 };
    for (let input = 0; input < 400; input++) {
      const announcement = announcementOf(arbitrary(`panel ${String(input)}`), 'panelMembers');
      if (announcement.kind !== 'panelMembers') throw new Error(announcement.kind);
      const row = seatRow(announcement.list).map(({ may }) => may);
      const free = new Set(announcement.list.pool.map(({ number }) => number));
      const fillable = canBeFilled(row, free);
      expect(listProblem(announcement)?.problem)
        .withContext(String(input))
        .toBe(fillable ? undefined : 'unfillable');
      found[fillable ? 'fillable' : 'unfillable']++;
    }
    expect(found.fillable).toBeGreaterThan(50);
    expect(found.unfillable).toBeGreaterThan(50);
  });

  it('agrees on the test vectors', async () => {
    for (const name of ['candidate-order', 'panel-members', 'question-sets']) {
      const file = new URL(`../../../docs/draws/${name}.json`, import.meta.url);
      const text = readFileSync(file, 'utf8');
      const record = drawRecord.parse(JSON.parse(text));
      const { seed = '', nonces = [], at = '' } = record.outcome ?? {};
      expect(secondRecord(record.announcement, seed, nonces, at) as unknown).toEqual(record);
      expect((await verifyDrawText(text)).verdict).toBe('genuine');
    }
  });
});
