import { Service, inject } from '@angular/core';
import type { ConsentDecisionRequest, ConsentPurpose, OwnConsentView } from '@exam/contracts';
import type { Observable } from 'rxjs';

import { ApiClient, lazily } from '../../core/http/api-client';

const consents = '/my/consents';
const one = lazily(({ ownConsentView }) => ownConsentView);

/** What the signed-in candidate consented to. */
@Service()
export class ConsentsClient {
  private readonly api = inject(ApiClient);

  get(purpose: ConsentPurpose): Observable<OwnConsentView> {
    return this.api.get(`${consents}/${purpose}`, one);
  }

  /** Answers with the consent as it is afterwards. */
  decide(purpose: ConsentPurpose, request: ConsentDecisionRequest): Observable<OwnConsentView> {
    return this.api.post(`${consents}/${purpose}`, request, one);
  }
}
