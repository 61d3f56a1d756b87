import { DestroyRef, Injectable, computed, inject, linkedSignal } from '@angular/core';
import { rxResource, takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { OverviewView } from '@exam/contracts';
import { interval, merge, throttleTime } from 'rxjs';

import { failureOf } from '../../core/http/failure';
import { RealtimeClient, ownSchool } from '../../core/realtime/realtime-client';
import { OverviewClient } from '../data/overview-client';

/** Milliseconds between two looks, however much happens. */
const REST = 2_000;
/** Milliseconds after which time alone may have made candidates late. */
const MINUTE = 60_000;

/** The rooms of today, as they are now: fetched again whenever the server says that something moved. */
@Injectable()
export class Today {
  private readonly client = inject(OverviewClient);
  private readonly realtime = inject(RealtimeClient);
  private readonly fetched = rxResource({ stream: () => this.client.today() });
  /** The last that was seen stays while the next one comes, or fails to. */
  readonly overview = linkedSignal<OverviewView | undefined, OverviewView | null>({
    source: () => (this.fetched.hasValue() ? this.fetched.value() : undefined),
    computation: (fresh, previous) => fresh ?? previous?.value ?? null,
  });
  readonly failure = computed(() => {
    const error = this.fetched.error();
    return error ? failureOf(error.cause ?? error) : null;
  });
  readonly connection = this.realtime.connection;

  constructor() {
    this.realtime.follow(ownSchool);
    inject(DestroyRef).onDestroy(() => {
      this.realtime.follow(null);
    });
    merge(this.realtime.on('overview.room-changed.v1'), this.realtime.reload, interval(MINUTE))
      .pipe(throttleTime(REST, undefined, { leading: true, trailing: true }), takeUntilDestroyed())
      .subscribe(() => {
        this.reload();
      });
  }

  reload(): void {
    this.fetched.reload();
  }
}
