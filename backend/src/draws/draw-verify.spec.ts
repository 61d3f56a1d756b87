import {
  canonicalJson,
  drawDigest,
  verifyDraw,
  verifyDrawText,
  type DrawRecord,
} from '@exam/contracts/draws';

import { announcementOf, arbitrary, genuineRecord } from '../../test/arbitrary-draws.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** Other values of the same kind, so that the shape alone does not give the change away. */
function othersFor(value: Json): Json[] {
  if (value === null) return ['x', false];
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1, value - 1];
  if (typeof value !== 'string') return [];
  const last = value.at(-1) ?? '';
  const digit = last === '0' ? '1' : '0';
  return [value.slice(0, -1) + digit, `${value} `, value.slice(1), value.toUpperCase(), ''];
}

/** Every value that differs from the given one in a single place. */
function* changesOf(value: Json): Generator<{ path: string; changed: Json }> {
  for (const changed of othersFor(value)) {
    if (changed !== value) yield { path: '', changed };
  }
  if (Array.isArray(value)) yield* changesOfArray(value);
  else if (value !== null && typeof value === 'object') yield* changesOfObject(value);
}

function* changesOfArray(list: Json[]): Generator<{ path: string; changed: Json }> {
  for (const [index, element] of list.entries()) {
    for (const { path, changed } of changesOf(element)) {
      yield { path: `/${String(index)}${path}`, changed: list.with(index, changed) };
    }
    yield { path: `/${String(index)} left out`, changed: list.toSpliced(index, 1) };
    yield { path: `/${String(index)} twice`, changed: list.toSpliced(index, 0, element) };
    const next = list[index + 1];
    if (next === undefined || canonicalJson(next) === canonicalJson(element)) continue;
    const swapped = list.with(index, next).with(index + 1, element);
    yield { path: `/${String(index)} swapped`, changed: swapped };
  }
}

function* changesOfObject(object: {
  [name: string]: Json;
}): Generator<{ path: string; changed: Json }> {
  yield { path: '/ more', changed: { ...object, more: 1 } };
  yield { path: '/ null', changed: null };
  for (const [name, member] of Object.entries(object)) {
    const { [name]: _, ...rest } = object;
    yield { path: `/${name} left out`, changed: rest };
    for (const { path, changed } of changesOf(member)) {
      yield { path: `/${name}${path}`, changed: { ...object, [name]: changed } };
    }
  }
}

const outcomeOf = async (record: unknown) =>
  Object.fromEntries(
    (await verifyDraw(record)).checks.map(({ check, outcome }) => [check, outcome]),
  );

describe('verifyDraw', () => {
  it('accepts genuine records of every kind', async () => {
    for (const kind of ['candidateOrder', 'panelMembers', 'questionSets'] as const) {
      for (let i = 0; i < 10; i++) {
        const record = await genuineRecord(arbitrary(`genuine ${String(i)}`), kind);
        expect((await verifyDrawText(`${canonicalJson(record)}\n`)).verdict).toBe('genuine');
      }
    }
  });

  it('refuses every change of a single field, in every kind', async () => {
    let changes = 0;
    for (const kind of ['candidateOrder', 'panelMembers', 'questionSets'] as const) {
      const record = await genuineRecord(arbitrary(`changed ${kind}`), kind);
      for (const { path, changed } of changesOf(record)) {
        const { verdict } = await verifyDraw(changed);
        if (verdict !== 'refused') fail(`${kind}: ${path} was not noticed`);
        changes++;
      }
    }
    expect(changes).toBeGreaterThan(500);
  });

  it('refuses them also when the digest is made anew, but for time, which nothing else binds', async () => {
    const record = await genuineRecord(arbitrary('forged'), 'candidateOrder');
    for (const { path, changed } of changesOf(record)) {
      if (path.startsWith('/outcome/at') || path.startsWith('/digest')) continue;
      const forged = changed as unknown as DrawRecord | null;
      if (!forged?.announcement || !forged.outcome || !forged.commitment) continue;
      const { verdict } = await verifyDraw({ ...forged, digest: await drawDigest(forged) });
      // Members that the digest does not cover are refused by the shape.
      if (path !== '/ more' && verdict !== 'refused') fail(`${path} was not noticed`);
    }
    expect((await verifyDraw(record)).verdict).toBe('genuine');
  });

  it('refuses another text of the same record: other order, white space, a member twice', async () => {
    const record = await genuineRecord(arbitrary('text'), 'questionSets');
    const text = canonicalJson(record);
    const reordered = JSON.stringify(Object.fromEntries(Object.entries(record).reverse()));
    const spaced = JSON.stringify(record, null, 2);
    const twice = text.replace('{', `{"digest":"${'0'.repeat(64)}",`);
    const escaped = text.replace('candidate', '\\u0063andidate').replace('"seed"', '"\\u0073eed"');
    for (const other of [reordered, spaced, twice, escaped]) {
      expect(other).not.toBe(text);
      expect((await verifyDrawText(other)).verdict).toBe('refused');
    }
    expect((await verifyDrawText(`\uFEFF${text}\r\n`)).verdict).toBe('genuine');
    expect((await verifyDrawText('{')).checks[0]).toEqual({ check: 'form', outcome: 'failed' });
  });

  it('names the check that fails', async () => {
    const record = await genuineRecord(arbitrary('named'), 'candidateOrder');
    const { outcome } = record;
    if (outcome?.status !== 'revealed') throw new Error('not revealed');
    const seed = arbitrary('another seed').hex();
    expect(await outcomeOf({ ...record, outcome: { ...outcome, seed } })).toEqual({
      shape: 'passed',
      list: 'passed',
      digest: 'failed',
      commitment: 'failed',
      combinedSeed: 'failed',
      result: 'failed',
    });
    const nonces = outcome.nonces.toReversed();
    expect(await outcomeOf({ ...record, outcome: { ...outcome, nonces } })).toEqual(
      jasmine.objectContaining({ commitment: 'passed', combinedSeed: 'failed' }),
    );
    expect(await outcomeOf({ ...record, more: 1 })).toEqual(
      jasmine.objectContaining({ shape: 'failed', digest: 'notMade' }),
    );
  });

  it('says of an open and of a voided record that it has no result', async () => {
    const { announcement, commitment, outcome } = await genuineRecord(arbitrary('open'));
    if (outcome?.status !== 'revealed') throw new Error('not revealed');
    const open = { announcement, commitment, outcome: null };
    const digest = await drawDigest(open);
    expect((await verifyDraw({ ...open, digest })).verdict).toBe('open');

    const { at, seed, nonces } = outcome;
    const reason = '名单有误';
    const voided = { ...open, outcome: { status: 'voided', at, reason, seed, nonces } as const };
    const genuine = { ...voided, digest: await drawDigest(voided) };
    expect((await verifyDraw(genuine)).verdict).toBe('voided');
    const other = { ...voided.outcome, seed: arbitrary('other').hex() };
    expect((await verifyDraw({ ...genuine, outcome: other })).verdict).toBe('refused');
  });

  it('refuses a list from which nothing can be drawn, without trying', async () => {
    let announcement = announcementOf(arbitrary('unfillable'), 'panelMembers');
    if (announcement.kind !== 'panelMembers') throw new Error(announcement.kind);
    const { list } = announcement;
    const recused = list.pool.map(({ number }) => number);
    const rooms = list.rooms.map((room) => ({ ...room, recused }));
    announcement = { ...announcement, list: { ...list, rooms } };
    const record = await genuineRecord(arbitrary('fillable'), 'panelMembers');
    expect(await outcomeOf({ ...record, announcement })).toEqual(
      jasmine.objectContaining({ list: 'failed', result: 'notMade' }),
    );
  });
});
