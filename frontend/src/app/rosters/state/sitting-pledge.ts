import { Injectable, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';

import { failureOf } from '../../core/http/failure';
import { RostersClient } from '../data/rosters-client';

interface Place {
  readonly examRoomId: string;
  readonly sittingId: string;
}

/** What the candidate of a sitting agreed to. Provided by the page. */
@Injectable()
export class SittingPledge {
  private readonly client = inject(RostersClient);
  private readonly place = signal<Place | undefined>(undefined);
  private readonly fetched = rxResource({
    params: () => this.place(),
    stream: ({ params }) => this.client.pledge(params.examRoomId, params.sittingId),
  });
  /** Null until it is there. */
  readonly view = computed(() => (this.fetched.hasValue() ? this.fetched.value() : null));
  readonly failure = computed(() => {
    const error = this.fetched.error();
    return error ? failureOf(error.cause ?? error) : null;
  });

  of(place: Place): void {
    this.place.set(place);
  }

  reload(): void {
    this.fetched.reload();
  }
}
