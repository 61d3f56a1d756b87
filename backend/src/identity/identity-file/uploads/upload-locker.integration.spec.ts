import { randomUUID } from 'node:crypto';

import type { Lock } from '@tus/server';
import type { Redis } from 'ioredis';

import { connectRedis } from '../../../../test/servers.ts';
import { UploadLocker } from './upload-locker.ts';

describe('the lock of an upload', () => {
  let redis: Redis;
  let id: string;
  const never = new AbortController().signal;
  const nothing = () => undefined;
  /** As another process has it. */
  const lockElsewhere = (): Lock => new UploadLocker(redis).newLock(id);

  beforeAll(async () => {
    ({ redis } = connectRedis());
    await redis.ping();
  });
  afterAll(() => {
    redis.disconnect();
  });
  beforeEach(() => {
    id = randomUUID();
  });

  it('is had by one process at a time; who has it hears that another one waits', async () => {
    const first = lockElsewhere();
    const order: string[] = [];
    const released = new Promise<void>((resolve) => {
      void first.lock(never, async () => {
        if (order.length > 0) return;
        order.push('asked to let go');
        await first.unlock();
        resolve();
      });
    });
    await redis.ping();
    const second = lockElsewhere();
    await second.lock(never, nothing);
    order.push('second');
    await released;
    expect(order).toEqual(['asked to let go', 'second']);
    await second.unlock();
  });

  it('is free again some time after the process that had it died', async () => {
    await redis.set(`upload-lock:{${id}}`, 'the token of a process that died', 'PX', 300);
    const lock = lockElsewhere();
    await lock.lock(never, nothing);
    expect(await redis.get(`upload-lock:{${id}}`)).not.toContain('died');
    await lock.unlock();
    expect(await redis.exists(`upload-lock:{${id}}`)).toBe(0);
  });

  it('is waited for no longer than the request lasts', async () => {
    const first = lockElsewhere();
    await first.lock(never, nothing);
    const gone = new AbortController();
    const waiting = lockElsewhere().lock(gone.signal, nothing);
    gone.abort();
    await expectAsync(waiting).toBeRejected();
    await first.unlock();
  });

  it('holds within a process while Redis is away', async () => {
    const away = redis.duplicate({ lazyConnect: true });
    const locker = new UploadLocker(away);
    const first = locker.newLock(id);
    await first.lock(never, nothing);
    const second = locker.newLock(id);
    let askedToLetGo = false;
    const [had] = await Promise.all([
      second.lock(never, nothing).then(() => askedToLetGo),
      // The first one lets go later than the second one asks.
      redis.ping().then(() => {
        askedToLetGo = true;
        return first.unlock();
      }),
    ]);
    expect(had).toBeTrue();
    await second.unlock();
  });
});
