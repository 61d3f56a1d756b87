import type { Sequelize } from 'sequelize';

import { ExamRoomFixture } from '../../test/exam-room-fixture.ts';
import { createDatabase, quiet } from '../../test/servers.ts';
import { until } from '../../test/until.ts';
import { Outbox, OutboxRecord } from '../platform/event-stream/outbox.ts';
import { ExamRoomStore } from '../scheduling/index.ts';
import { Presence } from './presence.ts';
import { roomStream } from './room-events.ts';

const times = { refresh: 50, lapse: 400, flap: 100 };
/** Of a process that is not seen to do anything in time. */
const stalled = { ...times, refresh: 600_000 };

describe('Presence', () => {
  let sequelize: Sequelize;
  let drop: () => Promise<void>;
  let fixture: ExamRoomFixture;
  let personId: string;
  let offline: jasmine.Spy<(personId: string, examRoomId: string) => Promise<void>>;
  const running: Presence[] = [];

  beforeAll(async () => {
    ({ sequelize, drop } = await createDatabase());
    fixture = await ExamRoomFixture.create(sequelize);
  });
  beforeEach(async () => {
    ({ personId } = (await fixture.seat('waiting')).actor);
    offline = jasmine.createSpy('onOffline').and.resolveTo();
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((presence) => presence.stop()));
    await OutboxRecord.destroy({ where: {} });
    await sequelize.query('DELETE FROM presence');
  });
  afterAll(() => drop());

  const create = (options = times) => {
    const outbox = new Outbox();
    const rooms = new ExamRoomStore();
    const onOffline = offline;
    return new Presence({ sequelize, outbox, rooms, logger: quiet, onOffline }, options);
  };
  const start = (options = times) => {
    const presence = create(options);
    presence.start();
    running.push(presence);
    return presence;
  };
  const enter = (presence: Presence) => presence.enter(personId, fixture.examRoomId);
  const isOnline = async (presence: Presence) =>
    (await presence.onlinePersonIds(fixture.examRoomId)).has(personId);
  const told = async () => {
    const where = { stream: roomStream(fixture.examRoomId) };
    const rows = await OutboxRecord.findAll({ where, order: ['sequence'] });
    return rows.map(({ name, data, audience }) => {
      const { online } = JSON.parse(data) as { online?: boolean };
      return [name.split('.')[1], online ?? null, audience];
    });
  };
  const staff = '{"staff":true}';

  it('tells the staff of the first connection, and when the last is gone', async () => {
    const presence = create();
    const [one, two] = [await enter(presence), await enter(presence)];
    expect(await told()).toEqual([['presence-changed', true, staff]]);
    await presence.leave(one);
    expect(await isOnline(presence)).toBeTrue();
    await presence.leave(two);
    expect(await isOnline(presence)).toBeFalse();
    expect(await told()).toEqual([
      ['presence-changed', true, staff],
      ['presence-changed', false, staff],
    ]);
    expect(offline).toHaveBeenCalledOnceWith(personId, fixture.examRoomId);
  });

  it('makes no noise when somebody is back at once', async () => {
    const presence = create();
    const leaving = presence.leave(await enter(presence));
    await enter(presence);
    await leaving;
    expect(await isOnline(presence)).toBeTrue();
    expect(await told()).toHaveSize(1);
    expect(offline).not.toHaveBeenCalled();
  });

  it('tells the candidates too when a waiting examiner comes or goes', async () => {
    ({ personId } = await fixture.staff('waitingExaminer'));
    const presence = create();
    await presence.leave(await enter(presence));
    const moved = ['queue-moved', null, '{"candidates":true}'];
    expect(await told()).toEqual([
      ['presence-changed', true, staff],
      moved,
      ['presence-changed', false, staff],
      moved,
    ]);
  });

  it('tells once of who comes through two processes at the same time, or goes', async () => {
    const [a, b] = [create(), create()];
    const [one, two] = await Promise.all([enter(a), enter(b)]);
    await Promise.all([a.leave(one), b.leave(two)]);
    expect(await told()).toHaveSize(2);
    expect(offline).toHaveBeenCalledTimes(1);
  });

  it('keeps those online whose process shows signs of life', async () => {
    const presence = start();
    await enter(presence);
    start();
    await new Promise((resolve) => setTimeout(resolve, 3 * times.lapse));
    expect(await isOnline(presence)).toBeTrue();
    expect(await told()).toHaveSize(1);
  });

  it('sweeps what a killed process left behind, once', async () => {
    await enter(create(stalled));
    const [b] = [start(), start()];
    await until(() => offline.calls.count() > 0);
    await new Promise((resolve) => setTimeout(resolve, times.lapse));
    expect(await isOnline(b)).toBeFalse();
    expect(await told()).toHaveSize(2);
    expect(offline).toHaveBeenCalledTimes(1);
  });

  it('leaves people online who come back through another process', async () => {
    const first = create();
    await enter(first);
    await first.stop();
    const second = start();
    await enter(second);
    await until(async () => {
      const [rows] = await sequelize.query('SELECT 1 FROM presence');
      return rows.length === 1;
    });
    expect(await told()).toHaveSize(1);
  });

  it('tells that somebody is back whom others had given up', async () => {
    const presence = create();
    await enter(presence);
    await sequelize.query('DELETE FROM presence');
    running.push(presence);
    presence.start();
    await until(async () => (await told()).length === 2);
    expect(await isOnline(presence)).toBeTrue();
  });

  it('tells nothing when the offline hook fails, and tries again later', async () => {
    offline.and.rejectWith(new Error('boom'));
    const presence = start();
    await presence.leave(await enter(presence));
    expect(await told()).toHaveSize(1);
    offline.and.resolveTo();
    await until(async () => (await told()).length === 2);
    expect(await isOnline(presence)).toBeFalse();
  });
});
