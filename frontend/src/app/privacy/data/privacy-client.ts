import { Service, inject } from '@angular/core';
import {
  candidatesView,
  consentTextsView,
  legalHoldsView,
  retentionView,
  type CandidatesView,
  type ConsentPurpose,
  type ConsentTextRequest,
  type ConsentTextView,
  type LegalHoldRequest,
  type LegalHoldView,
  type RetentionRequest,
  type RetentionView,
} from '@exam/contracts';
import { map, type Observable } from 'rxjs';

import { ApiClient } from '../../core/http/api-client';

/** Consents, retention and holds of a school, for its admins. Commands answer with what is there then. */
@Service()
export class PrivacyClient {
  private readonly api = inject(ApiClient);

  texts(): Observable<ConsentTextView[]> {
    return this.api.get('/admin/consents', consentTextsView).pipe(map(({ texts }) => texts));
  }

  publish(purpose: ConsentPurpose, request: ConsentTextRequest): Observable<ConsentTextView[]> {
    const answer = this.api.post(`/admin/consents/${purpose}`, request, consentTextsView);
    return answer.pipe(map(({ texts }) => texts));
  }

  retention(): Observable<RetentionView> {
    return this.api.get('/admin/retention', retentionView);
  }

  changeRetention(request: RetentionRequest): Observable<RetentionView> {
    return this.api.put('/admin/retention', request, retentionView);
  }

  holds(search: string): Observable<LegalHoldView[]> {
    const answer = this.api.get('/admin/legal-holds', legalHoldsView, { search });
    return answer.pipe(map(({ holds }) => holds));
  }

  hold(request: LegalHoldRequest): Observable<unknown> {
    return this.api.post('/admin/legal-holds', request, legalHoldsView);
  }

  lift(holdId: string, reason: string): Observable<unknown> {
    return this.api.post(`/admin/legal-holds/${holdId}/lift`, { reason }, legalHoldsView);
  }

  candidates(search: string): Observable<CandidatesView> {
    return this.api.get('/candidates', candidatesView, { search });
  }
}
