import { Redis } from 'ioredis';
import type { Sequelize } from 'sequelize';

import { connectRedis, createDatabase, quiet } from '../../../test/servers.ts';
import { TcpProxy } from '../../../test/tcp-proxy.ts';
import { until } from '../../../test/until.ts';
import { inTransaction } from '../database/transaction.ts';
import { initOutboxRecord, Outbox, OutboxRecord } from './outbox.ts';
import { OutboxRelay } from './outbox-relay.ts';
import { streamKey, toEntries, type RawEntry } from './stream-event.ts';

describe('OutboxRelay', () => {
  let sequelize: Sequelize;
  let drop: () => Promise<void>;
  let redis: Redis;
  let stream: string;
  let outbox: Outbox;
  const relays: OutboxRelay[] = [];

  beforeAll(async () => {
    ({ sequelize, drop } = await createDatabase());
    initOutboxRecord(sequelize);
  });
  beforeEach(() => {
    ({ redis, stream } = connectRedis());
    outbox = new Outbox();
  });
  afterEach(async () => {
    await Promise.all(relays.splice(0).map((relay) => relay.stop()));
    await redis.del(streamKey(stream));
    redis.disconnect();
    await OutboxRecord.destroy({ where: {} });
  });
  afterAll(() => drop());

  const relay = (over = redis, workStreams: string[] = [], poll = 50) => {
    const one = new OutboxRelay(sequelize, over, quiet, { workStreams, poll, recheck: 100 });
    relays.push(one);
    one.start();
    return one;
  };
  const append = (number: number) =>
    outbox.append({ stream, name: 'spec.v1', data: { number }, audience: { staff: true } });
  const commit = (...numbers: number[]) =>
    inTransaction(sequelize, async () => {
      for (const number of numbers) await append(number);
    });
  const published = async () => {
    const entries = toEntries(await redis.xrange(streamKey(stream), '-', '+'));
    return entries.map(
      ({ fields }) => (JSON.parse(fields['data'] ?? '') as { number: number }).number,
    );
  };
  const drained = () => until(async () => (await OutboxRecord.count()) === 0);

  it('publishes what was committed, in order, and nothing else', async () => {
    relay();
    await commit(1, 2);
    const rolledBack = inTransaction(sequelize, async () => {
      await append(99);
      throw new Error('rolled back');
    });
    await expectAsync(rolledBack).toBeRejected();
    await commit(3);
    await drained();
    expect(await published()).toEqual([1, 2, 3]);
    const [[, fields]] = (await redis.xrange(streamKey(stream), '-', '+')) as [RawEntry];
    expect(fields).toContain('{"staff":true}');
  });

  it('publishes as soon as it is woken', async () => {
    const { wake } = relay(redis, [], 600_000);
    outbox.wake = wake.bind(relays[0]);
    for (const number of [1, 2, 3]) await commit(number);
    await drained();
    expect(await published()).toEqual([1, 2, 3]);
  });

  it('waits for no command that is under way', async () => {
    const slow = await sequelize.transaction();
    const row = { eventId: crypto.randomUUID(), stream, name: 'n', data: '{"number":0}' };
    await OutboxRecord.create({ ...row, audience: '{}' }, { transaction: slow });
    await commit(1, 2);
    relay();
    await drained();
    expect(await published()).toEqual([1, 2]);
    await slow.commit();
    await drained();
    expect(await published()).toEqual([1, 2, 0]);
  });

  it('keeps the order when several processes relay', async () => {
    for (let i = 0; i < 3; i += 1) relay();
    const wakeAll = () => {
      for (const one of relays) one.wake();
    };
    outbox.wake = wakeAll;
    const numbers = Array.from({ length: 100 }, (_, number) => number);
    for (const number of numbers) await commit(number);
    await drained();
    expect(await published()).toEqual(numbers);
  }, 20_000);

  it('goes on when Redis was away, and the outbox fills meanwhile', async () => {
    const { REDIS_URL = '' } = process.env;
    const proxy = await TcpProxy.start(REDIS_URL);
    const over = new Redis(proxy.through(REDIS_URL)).on('error', () => undefined);
    relay(over);
    await commit(1);
    await drained();
    await proxy.cut();
    await commit(2);
    await commit(3);
    expect(await OutboxRecord.count()).toBe(2);
    await proxy.mend();
    await drained();
    expect(await published()).toEqual([1, 2, 3]);
    over.disconnect();
    await proxy.cut();
  });

  it('gives up a connection that hangs', async () => {
    const { REDIS_URL = '' } = process.env;
    const proxy = await TcpProxy.start(REDIS_URL);
    const over = new Redis(proxy.through(REDIS_URL)).on('error', () => undefined);
    relay(over);
    await commit(1);
    await drained();
    proxy.hang();
    await commit(2);
    await drained();
    expect(await published()).toEqual([1, 2]);
    over.disconnect();
    await proxy.cut();
  }, 15_000);

  it('publishes again what a work stream lost, until somebody settles it', async () => {
    relay(redis, [stream]);
    await commit(1);
    const { eventId } = await OutboxRecord.findOne({ rejectOnEmpty: true });
    await until(async () => (await published()).length === 1);
    await redis.del(streamKey(stream));
    await until(async () => (await published()).length === 1);
    await outbox.settle(eventId);
    expect(await OutboxRecord.count()).toBe(0);
  });
});
