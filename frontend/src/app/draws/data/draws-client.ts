import { Service, inject } from '@angular/core';
import {
  drawExamsView,
  drawSubjectView,
  drawSummariesView,
  drawView,
  publicDrawView,
  type AddNonceRequest,
  type CommitDrawRequest,
  type DrawExamsView,
  type DrawKind,
  type DrawSubjectView,
  type DrawSummariesView,
  type DrawView,
  type PublicDrawView,
} from '@exam/contracts/draws';
import type { Observable } from 'rxjs';

import { ApiClient } from '../../core/http/api-client';

/** What somebody wants to draw; the room is empty for the whole exam. */
export interface SubjectChoice {
  readonly kind: DrawKind;
  readonly examId: string;
  readonly examRoomId: string;
}

/** Draws, for everybody and for who holds them. */
@Service()
export class DrawsClient {
  private readonly api = inject(ApiClient);

  viewPublicly(drawId: string): Observable<PublicDrawView> {
    return this.api.get(`/draws/${drawId}`, publicDrawView);
  }

  list(): Observable<DrawSummariesView> {
    return this.api.get('/admin/draws', drawSummariesView);
  }

  exams(): Observable<DrawExamsView> {
    return this.api.get('/admin/draw-exams', drawExamsView);
  }

  subject({ kind, examId, examRoomId }: SubjectChoice): Observable<DrawSubjectView> {
    const params = { kind, examId, ...(examRoomId && { examRoomId }) };
    return this.api.get('/admin/draw-subject', drawSubjectView, params);
  }

  view(drawId: string): Observable<DrawView> {
    return this.api.get(`/admin/draws/${drawId}`, drawView);
  }

  commit(request: CommitDrawRequest): Observable<DrawView> {
    return this.api.post('/admin/draws', request, drawView);
  }

  addNonce(drawId: string, nonce: AddNonceRequest): Observable<DrawView> {
    return this.api.post(`/admin/draws/${drawId}/nonces`, nonce, drawView);
  }

  /** `nonces`: how many the person saw. */
  reveal(drawId: string, nonces: number): Observable<DrawView> {
    return this.api.post(`/admin/draws/${drawId}/reveal`, { nonces }, drawView);
  }

  void(drawId: string, reason: string): Observable<DrawView> {
    return this.api.post(`/admin/draws/${drawId}/void`, { reason }, drawView);
  }
}
