import type { Redis } from 'ioredis';
import type { RLWrapperTimeouts } from 'rate-limiter-flexible';

import { consume, createLimiter } from '../../platform/rate-limit/limiter.ts';
import type { LoginLimits } from '../login-limits.ts';

const HOUR = 60 * 60;

/** Who guesses or asks too often about second factors. */
export class SecondFactorLimiter {
  private readonly guesses: RLWrapperTimeouts;
  private readonly requests: RLWrapperTimeouts;

  constructor(redis: Redis, limits: LoginLimits) {
    const { factorTries, factorPauseSeconds, factorRequestsPerHour } = limits;
    this.guesses = createLimiter(redis, 'login:factor', factorTries, factorPauseSeconds);
    this.requests = createLimiter(redis, 'login:factor-requests', factorRequestsPerHour, HOUR);
  }

  /**
   * Counts a proof before it is looked at, over all sessions of the person; how many are left.
   * Throws TooManyRequestsError `second-factor-paused`.
   */
  async admitGuess(personId: string): Promise<number> {
    return consume(this.guesses, personId, 'second-factor-paused');
  }

  /** After a good proof: all tries are there again. */
  async forgive(personId: string): Promise<void> {
    await this.guesses.delete(personId);
  }

  /** Counts a request of a session. Throws TooManyRequestsError `too-many-requests`. */
  async admitRequest(holderId: string): Promise<void> {
    await consume(this.requests, holderId, 'too-many-requests');
  }
}
