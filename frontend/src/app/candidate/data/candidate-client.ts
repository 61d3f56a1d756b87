import { Service, inject } from '@angular/core';
import {
  candidateSittingView,
  candidateSittingsView,
  type CandidateSittingView,
  type DeviceReport,
} from '@exam/contracts';
import { map, type Observable } from 'rxjs';

import { ApiClient } from '../../core/http/api-client';

const sittings = '/my/sittings';

/** The candidate's own sittings. Every command answers with the sitting as it is afterwards. */
@Service()
export class CandidateClient {
  private readonly api = inject(ApiClient);

  sittings(): Observable<CandidateSittingView[]> {
    return this.api.get(sittings, candidateSittingsView).pipe(map((answer) => answer.sittings));
  }

  sitting(id: string): Observable<CandidateSittingView> {
    return this.api.get(`${sittings}/${id}`, candidateSittingView);
  }

  /** Refused as long as something is left that must be read. */
  completeAnnouncements(id: string): Observable<CandidateSittingView> {
    return this.api.post(`${sittings}/${id}/flow/announcements`, {}, candidateSittingView);
  }

  completeDeviceCheck(id: string, report: DeviceReport): Observable<CandidateSittingView> {
    return this.api.post(`${sittings}/${id}/flow/deviceCheck`, report, candidateSittingView);
  }

  enterWaitingArea(id: string): Observable<CandidateSittingView> {
    return this.api.post(`${sittings}/${id}/enter-waiting-area`, {}, candidateSittingView);
  }

  acceptInvitation(id: string): Observable<CandidateSittingView> {
    return this.api.post(`${sittings}/${id}/accept-invitation`, {}, candidateSittingView);
  }
}
