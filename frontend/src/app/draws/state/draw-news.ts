import { DestroyRef, Injectable, inject } from '@angular/core';
import { filter, map, merge, throttleTime, type Observable } from 'rxjs';

import { RealtimeClient, ownSchool } from '../../core/realtime/realtime-client';

/** Milliseconds between two looks, however much happens in the rooms. */
const REST = 2_000;

/** Says when there is something new about draws, while somebody who holds them looks on. */
@Injectable()
export class DrawNews {
  private readonly realtime = inject(RealtimeClient);

  constructor() {
    this.realtime.follow(ownSchool);
    inject(DestroyRef).onDestroy(() => {
      this.realtime.follow(null);
    });
  }

  /** Of any draw of the school; the id of the draw, or null where all may be other ones. */
  readonly ofDraws: Observable<string | null> = merge(
    this.realtime.on('draws.changed.v1').pipe(map(({ drawId }) => drawId)),
    this.realtime.reload.pipe(map(() => null)),
  );

  /** Of people and rooms: what was frozen may not be what is there any more. */
  readonly ofRooms: Observable<unknown> = this.realtime
    .on('overview.room-changed.v1')
    .pipe(throttleTime(REST, undefined, { leading: true, trailing: true }));

  of(drawId: () => string): Observable<unknown> {
    return this.ofDraws.pipe(filter((id) => id === null || id === drawId()));
  }
}
