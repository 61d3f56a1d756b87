import type { CodeRequest } from '@exam/contracts';
import type { Redis } from 'ioredis';
import type { RLWrapperTimeouts } from 'rate-limiter-flexible';

import { consume, createLimiter, refusal } from '../platform/rate-limit/limiter.ts';
import type { Keyring } from '../platform/secrets/keyring.ts';
import type { LoginLimits } from './login-limits.ts';
import { networkOf } from './network-of.ts';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;

export interface CodeAsked extends Pick<CodeRequest, 'schoolId' | 'phone'> {
  readonly subject: string;
  readonly address: string;
}

/**
 * Who asks too often, counted in Redis for all processes; while Redis is away each process counts
 * for itself, so that people can still sign in. No number or address is a key: all are hashed.
 */
export class LoginLimiter {
  private readonly keyring: Keyring;
  private readonly resend: RLWrapperTimeouts;
  private readonly phoneHour: RLWrapperTimeouts;
  private readonly phoneDay: RLWrapperTimeouts;
  private readonly addressHour: RLWrapperTimeouts;
  private readonly guesses: RLWrapperTimeouts;
  private readonly schoolDay: RLWrapperTimeouts;
  private readonly schoolQuota: number;

  constructor(redis: Redis, keyring: Keyring, limits: LoginLimits) {
    const limiter = (name: string, points: number, duration: number) =>
      createLimiter(redis, `login:${name}`, points, duration);
    this.keyring = keyring;
    this.resend = limiter('resend', 1, limits.resendSeconds);
    this.phoneHour = limiter('phone-hour', limits.codesPerPhoneAndHour, HOUR);
    this.phoneDay = limiter('phone-day', limits.codesPerPhoneAndDay, DAY);
    this.addressHour = limiter('address-hour', limits.codesPerAddressAndHour, HOUR);
    this.guesses = limiter('guesses', limits.guessesPerAddressAndHour, HOUR);
    this.schoolDay = limiter('school-day', limits.messagesPerSchoolAndDay, DAY);
    this.schoolQuota = limits.messagesPerSchoolAndDay;
  }

  /** Counts a code that is asked for. Throws TooManyRequestsError, the same for whoever asks. */
  async admitCode({ subject, phone, address, schoolId }: CodeAsked): Promise<void> {
    // First: who clicks twice has used up nothing else.
    await consume(this.resend, subject, 'code-too-soon');
    await consume(this.addressHour, this.key(networkOf(address)), 'code-limit-reached');
    await consume(this.phoneHour, this.key(phone), 'code-limit-reached');
    await consume(this.phoneDay, this.key(phone), 'code-limit-reached');
    const sent = await this.schoolDay.get(this.key(schoolId));
    if (sent && sent.consumedPoints >= this.schoolQuota) throw refusal('code-limit-reached', sent);
  }

  /**
   * Counts a message of a school. `sent` is false for a number that nobody has: it takes nothing
   * from the quota, or strangers could use it up, and the work is the same.
   */
  async countMessage(schoolId: string, sent: boolean): Promise<void> {
    await this.schoolDay.penalty(this.key(schoolId), sent ? 1 : 0);
  }

  /** Counts a guess. Throws TooManyRequestsError. */
  async admitGuess(address: string): Promise<void> {
    await consume(this.guesses, this.key(networkOf(address)), 'too-many-requests');
  }

  /** Whoever has signed in holds the phone: a bad network must not lock them out of their exam. */
  async forgive(subject: string, phone: string): Promise<void> {
    await Promise.all([
      this.resend.delete(subject),
      this.phoneHour.delete(this.key(phone)),
      this.phoneDay.delete(this.key(phone)),
    ]);
  }

  private key(value: string): string {
    return this.keyring.hash('login-limit', value);
  }
}
