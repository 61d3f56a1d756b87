import { randomUUID } from 'node:crypto';

import type { SittingMove } from '@exam/contracts';

import { ScheduleFixture } from '../../test/schedule-fixture.ts';
import { createDatabase, type TestDatabase } from '../../test/servers.ts';
import type { SittingRecord } from '../exam-room/index.ts';
import { AppError } from '../platform/errors/app-error.ts';
import { OutboxRecord } from '../platform/event-stream/outbox.ts';
import { DrawRowRecord } from './draw-row-record.ts';
import { DrawStore } from './draw-store.ts';

describe('An order that was drawn in public', () => {
  let database: TestDatabase;
  let fixture: ScheduleFixture;
  let room: string;
  let sittings: SittingRecord[];
  let candidates: string[];

  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    fixture = await ScheduleFixture.create(database.sequelize);
    room = await fixture.room(1);
    candidates = await fixture.candidates(4);
    sittings = [];
    for (const id of candidates.slice(0, 3)) sittings.push(await fixture.seat(room, id));
  });

  /** A revealed draw over these rooms, for one of them or for the exam. */
  const drawn = async (rooms: string[], examRoomId: string | null, number = 1) => {
    const { schoolId, collegeId, examId } = fixture.school;
    const { id } = await DrawRowRecord.create({
      ...{ id: randomUUID(), schoolId, collegeId, examId, examRoomId, number },
      ...{ subjectId: examRoomId ?? examId, kind: 'candidateOrder', status: 'revealed' },
      ...{ announcement: '{}', commitment: '0'.repeat(64), sealedSeed: 'x', outcome: null },
      targets: JSON.stringify({ rooms, sittings: [], members: [] }),
      ...{ committedBy: schoolId, committedAt: new Date(number), closedBy: schoolId },
      closedAt: new Date(number),
    });
    return id;
  };
  const to = (index: number, examRoomId: string, position: number | null): SittingMove => {
    const { id: sittingId, version } = sittings[index] ?? { id: '', version: 0 };
    return { sittingId, version, examRoomId, position };
  };
  const move = (moves: SittingMove[], draws?: string[], reason = '考生突发疾病，经批准调整') =>
    fixture.schedule.moveSittings(
      fixture.scope,
      fixture.school.schoolId,
      moves,
      draws ? { draws, reason } : null,
    );
  const refused = async (work: Promise<unknown>) => {
    const [result] = await Promise.allSettled([work]);
    if (result.status !== 'rejected' || !(result.reason instanceof AppError)) return null;
    const { code, facts } = result.reason;
    return { code, draws: facts.drawnOrders?.map(({ drawId, number }) => [drawId, number]) };
  };

  it('is changed by hand only by who names the draw and gives a reason, and it shows', async () => {
    const drawId = await drawn([room], room);
    const swap = [to(2, room, 1)];
    const asked = { code: 'drawn-order-confirmation' as const, draws: [[drawId, 1]] };
    expect(await refused(move(swap))).toEqual(asked);
    expect(await refused(move(swap, [randomUUID()]))).toEqual(asked);
    expect(await fixture.orderOf(room)).toEqual(candidates.slice(0, 3));
    expect(fixture.acts).toEqual([]);
    expect(await new DrawStore().changesOf(drawId)).toEqual([]);

    await move(swap, [drawId]);
    expect((await fixture.orderOf(room))[0]).toBe(candidates[2] ?? '');
    const after = { leftDraws: [jasmine.objectContaining({ drawId, number: 1 })] };
    expect(fixture.acts).toEqual([
      jasmine.objectContaining({
        reason: '考生突发疾病，经批准调整',
        after: jasmine.objectContaining(after),
      }),
    ]);
    expect((await new DrawStore().changesOf(drawId)).length).toBe(1);
    const [stream, name] = [`school:${fixture.school.schoolId}`, 'draws.changed.v1'];
    const [told] = await OutboxRecord.findAll({ where: { stream, name } });
    expect(JSON.parse(told?.data ?? '')).toEqual({ drawId });
  });

  it('is left by who goes to another room, and not by who comes after all others', async () => {
    const other = await fixture.room(2);
    const late = await fixture.room(3);
    const drawId = await drawn([room, other], null);
    expect((await refused(move([to(0, other, null)])))?.draws).toEqual([[drawId, 1]]);
    sittings.push(await fixture.seat(late, candidates[3] ?? ''));
    await move([to(3, room, null)]);
    expect(await fixture.orderOf(room)).toEqual(candidates);
    await move([to(0, other, null)], [drawId]);
    expect(await fixture.orderOf(other)).toEqual(candidates.slice(0, 1));
  });

  it('is that of the draw which was revealed last', async () => {
    await drawn([room], null, 1);
    const last = await drawn([room], room, 2);
    expect((await refused(move([to(2, room, 1)])))?.draws).toEqual([[last, 2]]);
  });

  it('is nothing to a room that was not drawn, or whose draw is not revealed', async () => {
    const other = await fixture.room(2);
    await DrawRowRecord.update({ status: 'voided' }, { where: { id: await drawn([room], room) } });
    await drawn([other], other);
    await move([to(2, room, 1)]);
    expect((await fixture.orderOf(room))[0]).toBe(candidates[2] ?? '');
  });

  it('is not lost by planning anew or deleting, and asks before somebody is taken out', async () => {
    const drawId = await drawn([room], room);
    const { scope, schedule, school } = fixture;
    expect((await refused(schedule.editRooms.remove(scope, room)))?.code).toBe('exam-room-touched');
    const [first] = sittings;
    const request = {
      sittings: [{ sittingId: first?.id ?? '', version: 0 }],
      drawnOrder: null,
    };
    const takeOut = schedule.placeCandidates.unplace;
    expect((await refused(takeOut(scope, school.schoolId, request)))?.draws).toEqual([[drawId, 1]]);
    const drawnOrder = { draws: [drawId], reason: '考生放弃' };
    await takeOut(scope, school.schoolId, { ...request, drawnOrder });
    expect(await fixture.orderOf(room)).toEqual(candidates.slice(1, 3));
    expect(fixture.acts.at(-1)?.reason).toBe('考生放弃');
  });
});
