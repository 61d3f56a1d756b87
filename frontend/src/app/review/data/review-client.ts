import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import {
  batchCandidatesView,
  batchesView,
  batchView,
  claimsView,
  nextFileView,
  revealedView,
  reviewExamsView,
  reviewFileView,
  reviewQueueView,
  reviewStatisticsView,
  rosterStructureView,
  type BatchCandidatesView,
  type BatchProposal,
  type BatchSummaryView,
  type BatchView,
  type DecisionRequest,
  type RevealedView,
  type ReviewExamsView,
  type ReviewFileView,
  type ReviewList,
  type ReviewQueueView,
  type ReviewStatisticsView,
  type RosterStructureView,
} from '@exam/contracts';
import { map, type Observable } from 'rxjs';

import { ApiClient } from '../../core/http/api-client';

/** What narrows the queue; an empty text does not. */
export interface QueueFilter {
  readonly search: string;
  readonly examId: string;
  readonly collegeId: string;
  readonly majorId: string;
  readonly flagged: string;
  readonly waitingHours: string;
}

const nothing = { parse: () => undefined };

/** Without what is empty. */
const set = (filter: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== ''),
  );

/** The review of identity files, as administrators do it. */
@Service()
export class ReviewClient {
  private readonly api = inject(ApiClient);
  private readonly http = inject(HttpClient);

  queue(list: ReviewList, page: number, filter: QueueFilter): Observable<ReviewQueueView> {
    const query = { ...set(filter), list, page: String(page) };
    return this.api.get('/identity-review', reviewQueueView, query);
  }

  exams(): Observable<ReviewExamsView> {
    return this.api.get('/identity-review/exams', reviewExamsView);
  }

  structure(): Observable<RosterStructureView> {
    return this.api.get('/candidates/structure', rosterStructureView);
  }

  file(sittingId: string): Observable<ReviewFileView> {
    return this.api.get(`/identity-review/files/${sittingId}`, reviewFileView);
  }

  /** Null when nothing waits that nobody has open. */
  takeNext(filter: QueueFilter, besides: readonly string[]): Observable<ReviewFileView | null> {
    const body = { filter: set(filter), besides };
    return this.api.post('/identity-review/next', body, nextFileView).pipe(map(({ file }) => file));
  }

  claim(sittingId: string): Observable<ReviewFileView> {
    return this.api.post(`/identity-review/files/${sittingId}/claim`, {}, reviewFileView);
  }

  /** Those that are held still. */
  renew(sittingIds: readonly string[]): Observable<readonly string[]> {
    return this.api
      .post('/identity-review/claims/renew', { sittingIds }, claimsView)
      .pipe(map((held) => held.sittingIds));
  }

  release(sittingIds: readonly string[]): Observable<undefined> {
    return this.api.post('/identity-review/claims/release', { sittingIds }, nothing);
  }

  decide(sittingId: string, decision: DecisionRequest): Observable<ReviewFileView> {
    return this.api.post(`/identity-review/files/${sittingId}/decision`, decision, reviewFileView);
  }

  undo(sittingId: string, decisionId: string): Observable<ReviewFileView> {
    const path = `/identity-review/files/${sittingId}/decisions/${decisionId}/undo`;
    return this.api.post(path, {}, reviewFileView);
  }

  reveal(candidateId: string, reason: string): Observable<RevealedView> {
    return this.api.post(`/candidates/${candidateId}/reveal`, { reason }, revealedView);
  }

  /** A picture, by its address below /api. */
  picture(path: string): Observable<Blob> {
    return this.http.get(`/api${path}`, { responseType: 'blob' });
  }

  statistics(days: number): Observable<ReviewStatisticsView> {
    const query = { days: String(days) };
    return this.api.get('/identity-review/statistics', reviewStatisticsView, query);
  }

  proposable(filter: QueueFilter): Observable<BatchCandidatesView> {
    return this.api.get('/identity-review/proposable', batchCandidatesView, set(filter));
  }

  batches(): Observable<readonly BatchSummaryView[]> {
    return this.api
      .get('/identity-review/batches', batchesView)
      .pipe(map(({ batches }) => batches));
  }

  batch(id: string): Observable<BatchView> {
    return this.api.get(`/identity-review/batches/${id}`, batchView);
  }

  propose(proposal: BatchProposal): Observable<BatchView> {
    return this.api.post('/identity-review/batches', proposal, batchView);
  }

  takeOut(batchId: string, sittingId: string): Observable<BatchView> {
    return this.api.post(`/identity-review/batches/${batchId}/take-out`, { sittingId }, batchView);
  }

  close(batchId: string, how: 'confirm' | 'withdraw'): Observable<BatchView> {
    return this.api.post(`/identity-review/batches/${batchId}/${how}`, {}, batchView);
  }
}
