import { Injectable, computed, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';

import { failureOf } from '../../core/http/failure';
import { AnnouncementsClient } from '../data/announcements-client';

/** To whom the signed-in administrator may address announcements. */
@Injectable()
export class AudienceOptions {
  private readonly client = inject(AnnouncementsClient);
  private readonly resource = rxResource({ stream: () => this.client.audiences() });
  readonly value = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  readonly failure = computed(() => {
    const error = this.resource.error();
    return error ? failureOf(error.cause ?? error) : null;
  });

  reload(): void {
    this.resource.reload();
  }
}
