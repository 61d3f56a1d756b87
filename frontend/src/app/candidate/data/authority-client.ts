import { Service, inject } from '@angular/core';
import {
  authorityCheckView,
  authorityOfferView,
  type AuthorityCheckView,
  type AuthorityOfferView,
} from '@exam/contracts';
import type { Observable } from 'rxjs';

import { ApiClient } from '../../core/http/api-client';

/** The candidate and the outside authority that the school uses. */
@Service()
export class AuthorityClient {
  private readonly api = inject(ApiClient);

  offer(sittingId: string): Observable<AuthorityOfferView> {
    return this.api.get(path(sittingId), authorityOfferView);
  }

  /** Begins a check, to which the candidate agrees by this; or finds the one under way. */
  begin(sittingId: string): Observable<AuthorityCheckView> {
    return this.api.post(path(sittingId), { agreed: true }, authorityCheckView);
  }

  /** Has the authority asked what became of it. */
  check(sittingId: string, checkId: string): Observable<AuthorityCheckView> {
    return this.api.get(`${path(sittingId)}/${checkId}`, authorityCheckView);
  }
}

const path = (sittingId: string) => `/my/sittings/${sittingId}/authority-checks`;
