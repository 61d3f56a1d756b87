import { Service, inject } from '@angular/core';
import type { PledgeView } from '@exam/contracts';
import type { Observable } from 'rxjs';

import { ApiClient, lazily } from '../../core/http/api-client';

const view = lazily(({ pledgeView }) => pledgeView);

/** The pledge of a candidate's own sitting. */
@Service()
export class PledgeClient {
  private readonly api = inject(ApiClient);

  get(sittingId: string): Observable<PledgeView> {
    return this.api.get(`/my/sittings/${sittingId}/pledge`, view);
  }

  agree(sittingId: string, version: number): Observable<PledgeView> {
    return this.api.post(`/my/sittings/${sittingId}/pledge`, { version }, view);
  }
}
