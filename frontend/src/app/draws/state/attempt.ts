import { signal } from '@angular/core';
import { firstValueFrom, type Observable } from 'rxjs';

import { failureOf, type Failure } from '../../core/http/failure';

/** One command at a time, and how the last one failed. */
export class Attempt {
  readonly busy = signal(false);
  readonly failure = signal<Failure | null>(null);

  /** The answer, or null where it failed, or where another command is under way. */
  async make<T>(command: Observable<T>): Promise<T | null> {
    if (this.busy()) return null;
    this.busy.set(true);
    this.failure.set(null);
    try {
      return await firstValueFrom(command);
    } catch (error) {
      this.failure.set(failureOf(error));
      return null;
    } finally {
      this.busy.set(false);
    }
  }
}

/** How a resource failed; null unless it did. */
export function loadFailureOf(error: Error | undefined): Failure | null {
  return error ? failureOf(error.cause ?? error) : null;
}
