import { Injectable, computed, inject, signal } from '@angular/core';
import { concatMap, range, retry, type Subscription } from 'rxjs';

import { ServerClock } from '../../core/clock/server-clock';
import { networkWord } from '../ui/network-words';

const samples = 5;

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;

/** Times a few round trips to the server. */
@Injectable()
export class NetworkTest {
  private readonly clock = inject(ServerClock);
  private readonly trips = signal<readonly number[]>([]);
  private readonly failedSignal = signal(false);
  private running: Subscription | undefined;

  readonly failed = this.failedSignal.asReadonly();
  readonly done = computed(() => this.trips().length === samples);
  /** Milliseconds: the median, which one slow trip does not spoil. */
  readonly roundTrip = computed(() => (this.done() ? median(this.trips()) : null));
  readonly word = computed(() => (this.failed() ? 'poor' : networkWord(this.roundTrip())));

  start(): void {
    this.running?.unsubscribe();
    this.trips.set([]);
    this.failedSignal.set(false);
    this.running = range(samples)
      .pipe(concatMap(() => this.clock.measure().pipe(retry(1))))
      .subscribe({
        next: ({ uncertainty }) => {
          this.trips.update((trips) => [...trips, Math.round(uncertainty * 2)]);
        },
        error: () => {
          this.failedSignal.set(true);
        },
      });
  }
}
