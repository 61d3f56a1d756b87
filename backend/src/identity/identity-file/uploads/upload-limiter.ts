import { identityLimits } from '@exam/contracts';
import type { Redis } from 'ioredis';
import type { RLWrapperTimeouts } from 'rate-limiter-flexible';

import { consume, createLimiter } from '../../../platform/rate-limit/limiter.ts';

const HOUR = 60 * 60;

/** Who begins more uploads in an hour than anybody needs: each of them is looked into for seconds. */
export class UploadLimiter {
  private readonly begun: RLWrapperTimeouts;

  constructor(redis: Redis) {
    this.begun = createLimiter(redis, 'identity:uploads', identityLimits.uploadsPerHour, HOUR);
  }

  /** Counts an upload. Throws TooManyRequestsError `identity-uploads-too-often`. */
  async admit(personId: string): Promise<void> {
    await consume(this.begun, personId, 'identity-uploads-too-often');
  }
}
