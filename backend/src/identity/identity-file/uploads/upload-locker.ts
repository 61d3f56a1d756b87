import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { MemoryLocker, type Lock, type Locker, type RequestRelease } from '@tus/server';
import type { Redis } from 'ioredis';

import { UnavailableError } from '../../../platform/errors/app-error.ts';

/** Milliseconds after which what a process held that died is free. */
const LEASE_MS = 15_000;
/** Milliseconds between the holder's looks at whether somebody waits. */
const LOOK_MS = 1_000;
const RETRY_MS = 100;
const WAIT_MS = 30_000;
/** Longer, and Redis counts as away. */
const REDIS_TIMEOUT_MS = 500;

/** Takes what is free, or asks its holder to let go. */
const TAKE = `
  if redis.call('set', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then
    redis.call('del', KEYS[2])
    return 1
  end
  redis.call('set', KEYS[2], '1', 'PX', ARGV[2])
  return 0`;
/** Goes on holding; 0 when somebody waits for it, or has it. */
const RENEW = `
  local holder = redis.call('get', KEYS[1])
  if holder and holder ~= ARGV[1] then return 0 end
  redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2])
  return 1 - redis.call('exists', KEYS[2])`;
const RELEASE = `
  if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end
  return 1`;

/**
 * One request at a time for each upload, whichever process answers it. The newer one goes first: a
 * connection that is gone may look open for minutes. Without Redis each process locks for itself.
 */
export class UploadLocker implements Locker {
  private readonly inProcess = new MemoryLocker();
  private readonly redis: Redis;

  constructor(redis: Redis) {
    this.redis = redis;
  }

  newLock(id: string): Lock {
    return new UploadLock(this.redis, id, this.inProcess.newLock(id));
  }
}

class UploadLock implements Lock {
  private readonly redis: Redis;
  private readonly id: string;
  private readonly own: Lock;
  private readonly token = randomUUID();
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(redis: Redis, id: string, own: Lock) {
    this.redis = redis;
    this.id = id;
    this.own = own;
  }

  async lock(signal: AbortSignal, requestRelease: RequestRelease): Promise<void> {
    await this.own.lock(signal, requestRelease);
    const until = Date.now() + WAIT_MS;
    while (!(await this.run(TAKE))) {
      if (signal.aborted || Date.now() > until) {
        await this.own.unlock();
        throw new UnavailableError('unavailable', `another request goes on with ${this.id}`);
      }
      await pause(RETRY_MS);
    }
    this.timer = setInterval(() => {
      void this.run(RENEW).then((goesOn) => (goesOn ? undefined : requestRelease()));
    }, LOOK_MS);
  }

  async unlock(): Promise<void> {
    clearInterval(this.timer);
    await this.run(RELEASE);
    await this.own.unlock();
  }

  /** Whether the script said yes; also while Redis is away. */
  private async run(script: string): Promise<boolean> {
    if (this.redis.status !== 'ready') return true;
    const keys = [`upload-lock:{${this.id}}`, `upload-lock:{${this.id}}:wanted`];
    const answer = this.redis.eval(script, keys.length, ...keys, this.token, LEASE_MS);
    const late = pause(REDIS_TIMEOUT_MS, 1, { ref: false });
    return (await Promise.race([answer, late]).catch(() => 1)) === 1;
  }
}
