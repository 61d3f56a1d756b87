import { Injectable, computed, inject, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type { BatchView } from '@exam/contracts';
import { firstValueFrom } from 'rxjs';

import { failureOf, type Failure } from '../../core/http/failure';
import { ReviewClient } from '../data/review-client';
import { noFilter } from './review-queue';

/** Batches, and what could be proposed as the next one. */
@Injectable()
export class ReviewBatches {
  private readonly client = inject(ReviewClient);
  readonly examId = signal('');
  private readonly listed = rxResource({ stream: () => this.client.batches() });
  private readonly examsResource = rxResource({ stream: () => this.client.exams() });
  private readonly proposable = rxResource({
    params: () => ({ ...noFilter, examId: this.examId() }),
    stream: ({ params }) => this.client.proposable(params),
  });
  readonly loading = computed(() => this.listed.isLoading() || this.proposable.isLoading());
  readonly failure = computed(() => {
    const error = this.listed.error() ?? this.proposable.error();
    return error ? failureOf(error.cause ?? error) : null;
  });
  readonly batches = computed(() => (this.listed.hasValue() ? this.listed.value() : null));
  readonly exams = computed(() =>
    this.examsResource.hasValue() ? this.examsResource.value().exams : [],
  );
  readonly candidates = computed(() =>
    this.proposable.hasValue() ? this.proposable.value() : null,
  );
  /** Those of the list that shall not be in the batch. */
  readonly left = linkedSignal<unknown, ReadonlySet<string>>({
    source: this.candidates,
    computation: () => new Set(),
  });
  readonly chosen = computed(
    () => this.candidates()?.members.filter(({ sittingId }) => !this.left().has(sittingId)) ?? [],
  );
  readonly sending = signal(false);
  readonly refusal = signal<Failure | null>(null);

  toggle(sittingId: string): void {
    this.left.update((left) => {
      const next = new Set(left);
      if (!next.delete(sittingId)) next.add(sittingId);
      return next;
    });
  }

  /** The batch; null when it was refused. */
  async propose(): Promise<BatchView | null> {
    if (this.sending()) return null;
    this.sending.set(true);
    this.refusal.set(null);
    try {
      const files = this.chosen().map(({ sittingId, version }) => ({ sittingId, version }));
      return await firstValueFrom(this.client.propose({ files }));
    } catch (error) {
      this.refusal.set(failureOf(error));
      return null;
    } finally {
      this.sending.set(false);
    }
  }

  reload(): void {
    this.listed.reload();
    this.proposable.reload();
  }
}
