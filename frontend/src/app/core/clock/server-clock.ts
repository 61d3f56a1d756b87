import { DestroyRef, Service, inject, signal } from '@angular/core';
import { defer, exhaustMap, map, retry, timer, type Observable } from 'rxjs';

import { ApiClient, type Answer } from '../http/api-client';

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

/** Milliseconds since the epoch. By hand, because the first page asks for it: see `lazily`. */
const serverTime: Answer<number> = {
  parse: (body) => {
    const time = Date.parse((body as { now?: string } | null)?.now ?? '');
    if (Number.isNaN(time)) throw new Error('The server told no time');
    return time;
  },
};
const second = (time: number) => Math.floor(time / 1_000);

/** The database's clock, shown with an offset that was measured: the computer's may be wrong. */
@Service()
export class ServerClock {
  private readonly api = inject(ApiClient);
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
    const readings = timer(0, measureEvery)
      .pipe(exhaustMap(() => this.measure().pipe(retry({ delay: 5_000 }))))
      .subscribe((reading) => {
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

  /** Takes a time (ISO) that the server has just pushed. */
  hear(now: string): void {
    const reading = { localTime: Date.now(), uncertainty: pushUncertainty };
    this.adjust({ serverTime: Date.parse(now), ...reading });
  }

  /** Asks the server for its time, once, and times the round trip. */
  measure(): Observable<Reading> {
    return defer(() => {
      const sent = Date.now();
      return this.api.get('/time', serverTime).pipe(
        map((time) => {
          const received = Date.now();
          this.roundTripSignal.set(received - sent);
          return {
            serverTime: time,
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
