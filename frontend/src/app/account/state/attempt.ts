import { signal } from '@angular/core';

import { failureOf, type Failure } from '../../core/http/failure';
import { PasskeyCancelled } from '../data/passkeys';

/** Something that a person tries: one at a time, and what came of it. */
export class Attempt {
  readonly running = signal(false);
  readonly failure = signal<Failure | null>(null);
  /** The browser gave no passkey. */
  readonly cancelled = signal(false);

  /** What came of it; undefined when it failed, or another try is running. */
  async run<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.running()) return undefined;
    this.clear();
    this.running.set(true);
    try {
      return await work();
    } catch (error) {
      if (error instanceof PasskeyCancelled) this.cancelled.set(true);
      else this.failure.set(failureOf(error));
      return undefined;
    } finally {
      this.running.set(false);
    }
  }

  clear(): void {
    this.failure.set(null);
    this.cancelled.set(false);
  }
}
