import { Injectable, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type { BatchView } from '@exam/contracts';
import { firstValueFrom, type Observable } from 'rxjs';

import { failureOf, type Failure } from '../../core/http/failure';
import { ReviewClient } from '../data/review-client';

/** One batch, and what may be done with it. */
@Injectable()
export class OpenBatch {
  private readonly client = inject(ReviewClient);
  readonly id = signal<string | null>(null);
  private readonly resource = rxResource({
    params: () => this.id() ?? undefined,
    stream: ({ params }) => this.client.batch(params),
  });
  readonly loading = this.resource.isLoading;
  readonly batch = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  readonly failure = computed(() => {
    const error = this.resource.error();
    return error ? failureOf(error.cause ?? error) : null;
  });
  readonly sending = signal(false);
  /** Of the last command. */
  readonly refusal = signal<Failure | null>(null);

  async takeOut(sittingId: string): Promise<void> {
    await this.command((id) => this.client.takeOut(id, sittingId));
  }

  async close(how: 'confirm' | 'withdraw'): Promise<void> {
    await this.command((id) => this.client.close(id, how));
  }

  reload(): void {
    this.refusal.set(null);
    this.resource.reload();
  }

  private async command(work: (id: string) => Observable<BatchView>): Promise<void> {
    const id = this.id();
    if (id === null || this.sending()) return;
    this.sending.set(true);
    this.refusal.set(null);
    try {
      this.resource.set(await firstValueFrom(work(id)));
    } catch (error) {
      this.refusal.set(failureOf(error));
    } finally {
      this.sending.set(false);
    }
  }
}
