import {
  combineSeed,
  drawResultOf,
  DrawStream,
  type CandidateOrderResult,
  type DrawAnnouncement,
  type DrawNonce,
  type DrawResult,
} from '@exam/contracts/draws';

import { announcementOf, arbitrary, genuineRecord } from '../../test/arbitrary-draws.ts';

const draws = 2_400;
/** Above this, a fair draw is one time in a thousand, by degrees of freedom. */
const limits: Readonly<Record<number, number>> = { 2: 13.82, 3: 16.27, 5: 20.52, 23: 49.73 };

function expectUniform(counts: ReadonlyMap<string, number>, outcomes: number): void {
  expect(counts.size).toBe(outcomes);
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const expected = all / outcomes;
  const square = [...counts.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
  expect(square).toBeLessThan(limits[outcomes - 1] ?? 0);
  // Much closer than chance would not be chance either.
  expect(square).toBeGreaterThan(0.01);
}

/** Draws the same thing with many fixed seeds, and counts what comes out. */
async function countsOf(
  announcement: DrawAnnouncement,
  outcomeOf: (result: DrawResult) => string,
): Promise<Map<string, number>> {
  const seeds = arbitrary('uniform');
  const counts = new Map<string, number>();
  for (let i = 0; i < draws; i++) {
    const outcome = outcomeOf(await drawResultOf(announcement, seeds.hex()));
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  return counts;
}

const base = announcementOf(arbitrary('base'), 'candidateOrder');
const candidates = ['1', '2', '3', '4'].map((number) => ({ number, name: '王*' }));
const member = (number: number, roles = ['mainExaminer', 'panelExaminer']) =>
  ({ number, name: '王*', unit: null, roles }) as never;

describe('The chance of a draw', () => {
  it('is the same for every order of the candidates', async () => {
    const list = { rooms: [{ name: 'a', places: 4 }], candidates };
    const counts = await countsOf({ ...base, kind: 'candidateOrder', list }, (result) =>
      (result as CandidateOrderResult).order.flatMap((room) => room.candidates).join(),
    );
    expectUniform(counts, 24);
  });

  it('is the same for every member who may take a seat, and only for them', async () => {
    const seats = [{ role: 'mainExaminer', count: 1 } as const];
    const pool = [member(1), member(2), member(3), member(4), member(5, ['panelExaminer'])];
    const list = { pool, rooms: [{ name: 'a', seats, recused: [2] }] };
    const counts = await countsOf({ ...base, kind: 'panelMembers', list }, (result) =>
      'panels' in result ? String(result.panels[0]?.seats[0]?.member) : '',
    );
    expect([...counts.keys()].sort()).toEqual(['1', '3', '4']);
    expectUniform(counts, 3);
  });

  it('seats whom another room needs where they are needed', async () => {
    const seats = [{ role: 'mainExaminer', count: 1 } as const];
    const pool = [member(1), member(2), member(3)];
    const rooms = [
      { name: 'a', seats, recused: [] },
      { name: 'b', seats, recused: [2, 3] },
    ];
    const announcement: DrawAnnouncement = { ...base, kind: 'panelMembers', list: { pool, rooms } };
    const counts = await countsOf(announcement, (result) =>
      'panels' in result ? result.panels.map((panel) => panel.seats[0]?.member).join() : '',
    );
    expect([...counts.keys()].sort()).toEqual(['2,1', '3,1']);
  });

  it('is the same for every question set, which are used evenly', async () => {
    const targets = ['x', 'y', 'z', 'u'].map((label) => ({ label, name: null }));
    const list = { sets: ['甲', '乙', '丙'], targets };
    const announcement: DrawAnnouncement = { ...base, kind: 'questionSets', list };
    const orders = await countsOf(announcement, (result) => {
      if (!('assigned' in result)) return '';
      const [x, y, z, u] = result.assigned.map(({ set }) => set);
      expect(list.sets).toContain(u ?? '');
      return [x, y, z].join();
    });
    expectUniform(orders, 6);
  });

  it('favours no number, also for a bound that does not divide 2 ** 32', async () => {
    const stream = await DrawStream.open(arbitrary('bound').hex());
    const bound = 3 * 2 ** 30;
    const thirds = new Map<string, number>();
    for (let i = 0; i < draws; i++) {
      const number = await stream.below(bound);
      expect(number).toBeLessThan(bound);
      const third = String(Math.floor(number / 2 ** 30));
      thirds.set(third, (thirds.get(third) ?? 0) + 1);
    }
    expectUniform(thirds, 3);
    expect(await stream.below(1)).toBe(0);
  });
});

describe('A combined seed', () => {
  const nonces: DrawNonce[] = [
    { by: '纪检监督员', text: '7294' },
    { by: '考生代表', text: '春暖花开' },
  ];
  const seed = arbitrary('sensitive').hex();

  it('is the same whenever everything is the same', async () => {
    const record = await genuineRecord(arbitrary('stable'));
    const again = await genuineRecord(arbitrary('stable'));
    expect(again).toEqual(record);
    expect(await combineSeed(seed, base, nonces)).toBe(await combineSeed(seed, base, nonces));
  });

  it('is another with any other input', async () => {
    const [first, second] = nonces as [DrawNonce, DrawNonce];
    if (base.kind !== 'candidateOrder') throw new Error(base.kind);
    const inputs: [string, DrawAnnouncement, DrawNonce[]][] = [
      [seed, base, nonces],
      [seed.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')), base, nonces],
      [seed, base, [second, first]],
      [seed, base, [first]],
      [seed, base, [first, { ...second, text: `${second.text} ` }]],
      [seed, base, [first, { ...second, by: `${second.by}2` }]],
      [seed, base, [{ by: first.by, text: `${first.text}${second.text}` }]],
      [seed, { ...base, number: base.number + 1 }, nonces],
      [seed, { ...base, exam: `${base.exam}2` }, nonces],
      [seed, { ...base, rehearsal: !base.rehearsal }, nonces],
      [seed, { ...base, list: { ...base.list, candidates } }, nonces],
    ];
    const combined = await Promise.all(inputs.map((input) => combineSeed(...input)));
    expect(new Set(combined).size).toBe(inputs.length);
  });
});
