import type { Redis } from 'ioredis';
import type { Sequelize } from 'sequelize';

import { connectRedis, createDatabase, quiet } from '../../../test/servers.ts';
import { until } from '../../../test/until.ts';
import { inTransaction } from '../database/transaction.ts';
import { EventStreamConsumer } from './event-stream-consumer.ts';
import { HandledEvents } from './handled-events.ts';
import { initOutboxRecord, Outbox, OutboxRecord } from './outbox.ts';
import { OutboxRelay } from './outbox-relay.ts';

const EVENTS = 60;

describe('work streams, when Redis is wiped again and again', () => {
  let sequelize: Sequelize;
  let drop: () => Promise<void>;
  let redis: Redis;
  let stream: string;

  beforeAll(async () => {
    ({ owner: sequelize, drop } = await createDatabase());
    initOutboxRecord(sequelize);
    await sequelize.query('CREATE TABLE effect (number INT NOT NULL)');
    const connected = connectRedis();
    stream = connected.stream;
    redis = connected.redis.duplicate({ db: 9 });
    connected.redis.disconnect();
  });
  afterAll(async () => {
    await redis.flushdb();
    redis.disconnect();
    await drop();
  });

  const consume = (outbox: Outbox, consumer: string, signal: AbortSignal) => {
    const handled = new HandledEvents(sequelize);
    const limits = { staleAfterMs: 200, maxDeliveries: 100, blockMs: 50, concurrency: 4 };
    const names = { stream, group: 'spec', consumer };
    return new EventStreamConsumer(redis, outbox, quiet, names, {
      ...limits,
      handle: async ({ eventId, data }) => {
        const { number } = JSON.parse(data) as { number: number };
        await handled.handleOnce('spec', eventId, async () => {
          await sequelize.query('INSERT INTO effect VALUES (:number)', {
            replacements: { number },
          });
        });
      },
    }).run(signal);
  };

  it('lose no event, and none has two effects', async () => {
    const outbox = new Outbox();
    const stop = new AbortController();
    const options = { workStreams: [stream], poll: 20, recheck: 100 };
    const relays = [1, 2].map(() => new OutboxRelay(sequelize, redis, quiet, options));
    for (const relay of relays) relay.start();
    const consumers = ['a', 'b'].map((name) => consume(outbox, name, stop.signal));

    for (let number = 0; number < EVENTS; number += 1) {
      const data = { number };
      await inTransaction(sequelize, () =>
        outbox.append({ stream, name: 'spec.v1', data, audience: {} }),
      );
      if (number % 10 === 5) await redis.flushdb();
    }
    await until(async () => (await OutboxRecord.count()) === 0);
    stop.abort();
    await Promise.all([...consumers, ...relays.map((relay) => relay.stop())]);

    const [rows] = (await sequelize.query('SELECT number FROM effect ORDER BY number')) as [
      { number: number }[],
      unknown,
    ];
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: EVENTS }, (_, n) => n));
  }, 20_000);
});
