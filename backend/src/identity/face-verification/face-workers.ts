import type { Redis } from 'ioredis';

const KEY = 'exam:face-workers';
/** Milliseconds between two signs of life. */
const BEAT = 3_000;
/** Milliseconds without one after which a worker counts as gone. */
const SILENCE = 12_000;

/** Which face workers are at work, by their signs of life in Redis; nothing depends on it but estimates. */
export class FaceWorkers {
  private readonly redis: Redis;

  constructor(redis: Redis) {
    this.redis = redis;
  }

  /** How many; 0 without Redis. */
  async alive(): Promise<number> {
    const [seconds] = await this.redis.time();
    return this.redis.zcount(KEY, Number(seconds) * 1_000 - SILENCE, '+inf');
  }

  /** Shows that this worker lives, until `signal` aborts. */
  show(worker: string, signal: AbortSignal): void {
    const beat = () => {
      this.beat(worker).catch(() => undefined);
    };
    const timer = setInterval(beat, BEAT);
    signal.addEventListener('abort', () => {
      clearInterval(timer);
      this.redis.zrem(KEY, worker).catch(() => undefined);
    });
    beat();
  }

  private async beat(worker: string): Promise<void> {
    const now = Number((await this.redis.time())[0]) * 1_000;
    await this.redis
      .multi()
      .zadd(KEY, now, worker)
      .zremrangebyscore(KEY, 0, now - SILENCE)
      .exec();
  }
}
