import { randomUUID } from 'node:crypto';

import type { Redis } from 'ioredis';

import { connectRedis, quiet } from '../../../test/servers.ts';
import { until } from '../../../test/until.ts';
import { ConsumerGroup } from './consumer-group.ts';
import { EventStreamConsumer } from './event-stream-consumer.ts';
import { streamKey, toFields, type StreamEvent } from './stream-event.ts';

const limits = { staleAfterMs: 0, maxDeliveries: 2, blockMs: 20, concurrency: 1 };

describe('EventStreamConsumer', () => {
  let redis: Redis;
  let stream: string;
  let key: string;
  let stop: AbortController;
  let handle: jasmine.Spy<(event: StreamEvent) => Promise<void>>;
  let settle: jasmine.Spy;
  let ping: jasmine.Spy;

  beforeEach(async () => {
    const connected = connectRedis();
    stream = connected.stream;
    key = streamKey(stream);
    // A database of its own, so that it can be wiped.
    redis = connected.redis.duplicate({ db: 9 });
    connected.redis.disconnect();
    await redis.flushdb();
    stop = new AbortController();
    handle = jasmine.createSpy('handle').and.resolveTo();
    settle = jasmine.createSpy('settle').and.resolveTo();
    ping = jasmine.createSpy('ping').and.resolveTo();
  });
  afterEach(async () => {
    await redis.flushdb();
    redis.disconnect();
  });

  const names = (consumer: string) => ({ stream, group: 'g', consumer });
  const run = (concurrency = 1) => {
    const options = { ...limits, concurrency, handle };
    return new EventStreamConsumer(redis, { ping, settle }, quiet, names('alive'), options).run(
      stop.signal,
    );
  };
  const add = async () => {
    const eventId = randomUUID();
    const event = { eventId, name: 'n.v1', data: '{}', audience: '{}' };
    await redis.xadd(key, '*', ...toFields(event));
    return eventId;
  };
  const pendingCount = async () => ((await redis.xpending(key, 'g')) as [number])[0];
  const settled = (count: number) => until(() => settle.calls.count() === count);
  const end = (running: Promise<void>) => {
    stop.abort();
    return running;
  };

  it('settles and acknowledges an event once its handler succeeds', async () => {
    const eventId = await add();
    const running = run();
    await settled(1);
    await end(running);
    expect(handle).toHaveBeenCalledOnceWith(jasmine.objectContaining({ eventId, name: 'n.v1' }));
    expect(settle).toHaveBeenCalledOnceWith(eventId);
    expect(await pendingCount()).toBe(0);
  });

  it('takes over the event of a consumer that died', async () => {
    const reader = redis.duplicate();
    const dead = new ConsumerGroup(reader, names('dead'), 1);
    await dead.ensure();
    const eventId = await add();
    await dead.readNew(limits.blockMs);
    reader.disconnect();
    const running = run();
    await settled(1);
    await end(running);
    expect(settle).toHaveBeenCalledOnceWith(eventId);
    expect(await pendingCount()).toBe(0);
  });

  it('makes a dead letter of an event after its last delivery fails', async () => {
    handle.and.rejectWith(new Error('boom'));
    const eventId = await add();
    const running = run();
    await settled(1);
    await end(running);
    expect(handle).toHaveBeenCalledTimes(2);
    expect(settle).toHaveBeenCalledOnceWith(eventId);
    const [dead] = await redis.xrange(`${key}:dead`, '-', '+');
    expect(dead?.[1]).toContain(eventId);
    expect(await pendingCount()).toBe(0);
  });

  it('goes on with the next event when one is poisoned, whatever is in it', async () => {
    await redis.xadd(key, '*', 'nonsense', '1');
    const eventId = await add();
    const running = run();
    await settled(1);
    await until(async () => (await redis.xlen(`${key}:dead`)) === 1);
    await end(running);
    expect(settle).toHaveBeenCalledOnceWith(eventId);
  });

  it('makes its group anew when Redis was wiped', async () => {
    const running = run();
    await add();
    await settled(1);
    await redis.flushdb();
    await add();
    await settled(2);
    await end(running);
    expect(handle).toHaveBeenCalledTimes(2);
  });

  it('takes no event while the database is away', async () => {
    ping.and.rejectWith(new Error('away'));
    await add();
    const running = run();
    await until(() => ping.calls.count() > 2);
    expect(await pendingCount()).toBe(0);
    ping.and.resolveTo();
    await settled(1);
    await end(running);
    expect(handle).toHaveBeenCalledTimes(1);
  });

  it('handles several at the same time, when it may', async () => {
    const gate: PromiseWithResolvers<void> = Promise.withResolvers();
    handle.and.returnValue(gate.promise);
    await Promise.all([add(), add(), add()]);
    const running = run(3);
    await until(() => handle.calls.count() === 3);
    gate.resolve();
    await settled(3);
    await end(running);
    expect(await pendingCount()).toBe(0);
  });

  it('ends what it has in hand before it stops', async () => {
    const gate: PromiseWithResolvers<void> = Promise.withResolvers();
    handle.and.returnValue(gate.promise);
    await add();
    const running = run();
    await until(() => handle.calls.count() === 1);
    stop.abort();
    gate.resolve();
    await running;
    expect(settle).toHaveBeenCalledTimes(1);
    expect(await pendingCount()).toBe(0);
  });
});
