import { Injectable, computed, inject, linkedSignal, signal } from '@angular/core';
import { DestroyRef } from '@angular/core';
import { rxResource, takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { ReviewList, ReviewQueueView } from '@exam/contracts';
import { merge, throttleTime } from 'rxjs';

import { failureOf } from '../../core/http/failure';
import { RealtimeClient, ownSchool } from '../../core/realtime/realtime-client';
import { ReviewClient, type QueueFilter } from '../data/review-client';

/** Milliseconds between two looks, however much happens. */
const REST = 1_500;

export const noFilter: QueueFilter = {
  ...{ search: '', examId: '', collegeId: '', majorId: '', flagged: '', waitingHours: '' },
};

/** The queue as it is now: what is searched for, and what was found. */
@Injectable()
export class ReviewQueue {
  private readonly client = inject(ReviewClient);
  private readonly realtime = inject(RealtimeClient);
  readonly list = signal<ReviewList>('waiting');
  readonly filter = signal<QueueFilter>(noFilter);
  /** From 1; another search begins at the first. */
  readonly page = linkedSignal({
    source: () => [this.list(), this.filter()],
    computation: () => 1,
  });
  private readonly resource = rxResource({
    params: () => ({ list: this.list(), page: this.page(), filter: this.filter() }),
    stream: ({ params: { list, page, filter } }) => this.client.queue(list, page, filter),
  });
  private readonly examsResource = rxResource({ stream: () => this.client.exams() });
  private readonly structure = rxResource({ stream: () => this.client.structure() });

  /** What was found last: it stays while something else is searched for. */
  readonly found = linkedSignal<ReviewQueueView | null, ReviewQueueView | null>({
    source: () => (this.resource.hasValue() ? this.resource.value() : null),
    computation: (found, previous) => found ?? previous?.value ?? null,
  });
  readonly loading = this.resource.isLoading;
  readonly connection = this.realtime.connection;
  readonly failure = computed(() => {
    const error = this.resource.error();
    return error ? failureOf(error.cause ?? error) : null;
  });
  readonly isSearch = computed(() => Object.values(this.filter()).some((value) => value !== ''));
  readonly exams = computed(() =>
    this.examsResource.hasValue() ? this.examsResource.value().exams : [],
  );
  readonly colleges = computed(() =>
    this.structure.hasValue() ? this.structure.value().colleges : [],
  );
  /** Of the chosen college, or of all. */
  readonly majors = computed(() =>
    this.colleges()
      .filter(({ id }) => this.filter().collegeId === '' || id === this.filter().collegeId)
      .flatMap(({ majors }) => majors),
  );

  constructor() {
    this.realtime.follow(ownSchool);
    inject(DestroyRef).onDestroy(() => {
      this.realtime.follow(null);
    });
    merge(this.realtime.on('identity-review.queue-changed.v1'), this.realtime.reload)
      .pipe(throttleTime(REST, undefined, { leading: true, trailing: true }), takeUntilDestroyed())
      .subscribe(() => {
        this.reload();
      });
  }

  narrow(changes: Partial<QueueFilter>): void {
    const majorId = changes.collegeId === undefined ? {} : { majorId: '' };
    this.filter.update((before) => ({ ...before, ...majorId, ...changes }));
  }

  showAll(): void {
    this.filter.set(noFilter);
  }

  reload(): void {
    this.resource.reload();
  }
}
