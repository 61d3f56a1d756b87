import type { ProblemCode } from '@exam/contracts';
import type { Redis } from 'ioredis';
import {
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
  RLWrapperTimeouts,
} from 'rate-limiter-flexible';

import { TooManyRequestsError } from '../errors/app-error.ts';

/** Longer, and Redis counts as away. */
const REDIS_TIMEOUT_MS = 500;

/** Counts in Redis, and in this process alone while Redis is away. `duration` is in seconds. */
export function createLimiter(
  redis: Redis,
  keyPrefix: string,
  points: number,
  duration: number,
): RLWrapperTimeouts {
  const options = { keyPrefix, points, duration };
  return new RLWrapperTimeouts({
    limiter: new RateLimiterRedis({
      ...options,
      storeClient: redis,
      rejectIfRedisNotReady: true,
      insuranceLimiter: new RateLimiterMemory(options),
    }),
    timeoutMs: REDIS_TIMEOUT_MS,
  });
}

/** Counts one; how many are left. Throws TooManyRequestsError with `code`. */
export async function consume(
  limiter: RLWrapperTimeouts,
  key: string,
  code: ProblemCode,
): Promise<number> {
  try {
    return (await limiter.consume(key)).remainingPoints;
  } catch (error) {
    throw error instanceof RateLimiterRes ? refusal(code, error) : error;
  }
}

/** The refusal of who has to wait. */
export function refusal(code: ProblemCode, { msBeforeNext }: RateLimiterRes): TooManyRequestsError {
  const retryAfter = Math.max(1, Math.ceil(msBeforeNext / 1000));
  return new TooManyRequestsError(code, 'asked too often', { retryAfter });
}
