import { Service, inject } from '@angular/core';
import { mediaTicketView, type MediaTicketRequest, type MediaTicketView } from '@exam/contracts';
import type { Observable } from 'rxjs';

import { ApiClient } from '../http/api-client';

@Service()
export class MediaTickets {
  private readonly api = inject(ApiClient);

  /** Leave to connect to a place. Fails with `place-not-allowed` for who may not be there. */
  fetch(request: MediaTicketRequest): Observable<MediaTicketView> {
    return this.api.post('/media/tickets', request, mediaTicketView);
  }
}
