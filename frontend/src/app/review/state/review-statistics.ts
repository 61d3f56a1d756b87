import { Injectable, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';

import { failureOf } from '../../core/http/failure';
import { ReviewClient } from '../data/review-client';

/** What was decided in the last days. */
@Injectable()
export class ReviewStatistics {
  private readonly client = inject(ReviewClient);
  readonly days = signal(14);
  private readonly resource = rxResource({
    params: () => this.days(),
    stream: ({ params }) => this.client.statistics(params),
  });
  readonly loading = this.resource.isLoading;
  readonly found = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  readonly failure = computed(() => {
    const error = this.resource.error();
    return error ? failureOf(error.cause ?? error) : null;
  });

  reload(): void {
    this.resource.reload();
  }
}
