import { DestroyRef, Service, inject, signal } from '@angular/core';
import { timeView } from '@exam/contracts';
import { defer, exhaustMap, map, merge, retry, timer, type Observable } from 'rxjs';

import { ApiClient } from '../http/api-client';
import { RealtimeClient } from '../realtime/realtime-client';

/** All in milliseconds. */
interface Reading {
  readonly serverTime: number;
  readonly localTime: number;
  /** How far apart from each other the two may really have been. */
  readonly uncertainty: number;
}

/** Milliseconds. A computer's clock drifts by less than a second in this time. */
const measureEvery = 10 * 60_000;
/** Milliseconds that a pushed time may have been on its way. */
const pushUncertainty = 1_000;
const second = (time: number) => Math.floor(time / 1_000);

/** The database's clock, shown with an offset that was measured: the computer's may be wrong. */
@Service()
export class ServerClock {
  private readonly api = inject(ApiClient);
  private readonly realtime = inject(RealtimeClient);
  private offset = 0;
  private uncertainty = Number.POSITIVE_INFINITY;
  private readonly nowSignal = signal(Date.now(), {
    equal: (a, b) => second(a) === second(b),
  });
  private readonly roundTripSignal = signal<number | null>(null);

  /** Milliseconds since the epoch by the server's clock; moves on once a second. */
  readonly now = this.nowSignal.asReadonly();
  /** Milliseconds of the last round trip to the server; null before the first. */
  readonly roundTrip = this.roundTripSignal.asReadonly();

  constructor() {
    const measured = timer(0, measureEvery).pipe(
      exhaustMap(() => this.measure().pipe(retry({ delay: 5_000 }))),
    );
    const told = this.realtime.on('realtime.ready.v1').pipe(
      map(({ now }): Reading => ({
        serverTime: Date.parse(now),
        localTime: Date.now(),
        uncertainty: pushUncertainty,
      })),
    );
    const readings = merge(measured, told).subscribe((reading) => {
      this.adjust(reading);
    });
    const tick = setInterval(() => {
      this.nowSignal.set(this.read());
    }, 200);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(tick);
      readings.unsubscribe();
    });
  }

  /** Milliseconds since the epoch by the server's clock, at this moment. */
  read(): number {
    return Date.now() + this.offset;
  }

  /** Asks the server for its time, once, and times the round trip. */
  measure(): Observable<Reading> {
    return defer(() => {
      const sent = Date.now();
      return this.api.get('/time', timeView).pipe(
        map(({ now }) => {
          const received = Date.now();
          this.roundTripSignal.set(received - sent);
          return {
            serverTime: Date.parse(now),
            localTime: (sent + received) / 2,
            uncertainty: (received - sent) / 2,
          };
        }),
      );
    });
  }

  private adjust({ serverTime, localTime, uncertainty }: Reading): void {
    const offset = serverTime - localTime;
    // A sloppier reading says something new only where the computer's clock was set meanwhile.
    const agrees = Math.abs(offset - this.offset) <= uncertainty + this.uncertainty;
    if (uncertainty > this.uncertainty && agrees) return;
    this.offset = offset;
    this.uncertainty = uncertainty;
    this.nowSignal.set(this.read());
  }
}
