import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import type { Redis } from 'ioredis';
import type { Sequelize } from 'sequelize';

import { connectRedis, createDatabase, quiet } from '../../../test/servers.ts';
import { until } from '../../../test/until.ts';
import { EventStreamConsumer } from './event-stream-consumer.ts';
import { HandledEvents } from './handled-events.ts';
import { initOutboxRecord, Outbox, OutboxRecord } from './outbox.ts';
import { OutboxRelay } from './outbox-relay.ts';
import { streamKey } from './stream-event.ts';

const script = fileURLToPath(new URL('../../../test/die-in-relay.ts', import.meta.url));
const sittingId = '11111111-1111-4111-8111-111111111111';

describe('an event whose process is killed', () => {
  let sequelize: Sequelize;
  let url: string;
  let drop: () => Promise<void>;
  let redis: Redis;
  let stream: string;
  let relay: OutboxRelay;
  let stop: AbortController;
  let consuming: Promise<void>;
  let handed: number;

  beforeAll(async () => {
    ({ owner: sequelize, url, drop } = await createDatabase());
    initOutboxRecord(sequelize);
    await sequelize.query('CREATE TABLE effect (sitting_id CHAR(36) NOT NULL)');
  });
  beforeEach(async () => {
    ({ redis, stream } = connectRedis());
    stop = new AbortController();
    handed = 0;
    await sequelize.query('TRUNCATE effect');
  });
  afterEach(async () => {
    stop.abort();
    await Promise.all([relay.stop(), consuming]);
    await redis.del(streamKey(stream));
    redis.disconnect();
  });
  afterAll(() => drop());

  const die = async (moment: string) => {
    const env = { ...process.env, DATABASE_URL: url };
    const child = spawn(process.execPath, [script, moment, stream, sittingId], {
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    return signal;
  };
  const publish = async (copies: number) => {
    relay = new OutboxRelay(sequelize, redis, quiet, { workStreams: [stream], poll: 50 });
    relay.start();
    await until(async () => (await redis.xlen(streamKey(stream))) === copies);
  };
  const handle = async () => {
    const handled = new HandledEvents(sequelize);
    const outbox = new Outbox();
    const limits = { staleAfterMs: 60_000, maxDeliveries: 3, blockMs: 50, concurrency: 1 };
    const names = { stream, group: 'spec', consumer: 'spec' };
    const consumer = new EventStreamConsumer(redis, outbox, quiet, names, {
      ...limits,
      handle: async ({ eventId, data }) => {
        const { sittingId: id } = JSON.parse(data) as { sittingId: string };
        await handled.handleOnce('spec', eventId, async () => {
          await sequelize.query('INSERT INTO effect VALUES (:id)', { replacements: { id } });
        });
        handed += 1;
      },
    });
    consuming = consumer.run(stop.signal);
    await until(async () => (await OutboxRecord.count()) === 0);
  };
  const effects = () => sequelize.query('SELECT sitting_id FROM effect').then(([rows]) => rows);

  it('between commit and publication is published by another, and has one effect', async () => {
    expect(await die('before-publication')).toBe('SIGKILL');
    expect(await OutboxRecord.count()).toBe(1);
    expect(await redis.exists(streamKey(stream))).toBe(0);
    await publish(1);
    await handle();
    expect(await effects()).toEqual([{ sitting_id: sittingId }]);
    expect(handed).toBe(1);
  });

  it('between publication and its note is published twice, and has one effect', async () => {
    expect(await die('before-deletion')).toBe('SIGKILL');
    expect(await OutboxRecord.count()).toBe(1);
    expect(await redis.xlen(streamKey(stream))).toBe(1);
    await publish(2);
    await handle();
    await until(() => handed === 2);
    expect(await effects()).toEqual([{ sitting_id: sittingId }]);
  });
});
