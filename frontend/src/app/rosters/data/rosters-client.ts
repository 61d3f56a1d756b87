import { Service, inject } from '@angular/core';
import {
  candidateView,
  candidatesView,
  currentImportView,
  importRowsView,
  importView,
  revealedView,
  rosterStructureView,
  sittingPledgeView,
  type CandidateChange,
  type CandidatesView,
  type CandidateView,
  type ColumnMapping,
  type ImportKind,
  type ImportRowsView,
  type ImportView,
  type RevealedView,
  type RosterStructureView,
  type RowOutcome,
  type SittingPledgeView,
  type TableKind,
} from '@exam/contracts';
import { map, of, type Observable } from 'rxjs';

import { ApiClient } from '../../core/http/api-client';
import { FileTransfer, type UploadStep } from '../../core/http/file-transfer';

export interface CandidateSearch {
  readonly search: string;
  readonly collegeId: string | null;
  readonly majorId: string | null;
  readonly hasPhoto: 'yes' | 'no' | null;
  readonly hasSitting: 'yes' | 'no' | null;
  /** From 1. */
  readonly page: number;
}

const nothing = { parse: () => undefined };

/** Candidates and imports as administrators see them. */
@Service()
export class RostersClient {
  private readonly api = inject(ApiClient);
  private readonly transfer = inject(FileTransfer);

  search({ search, page, ...filters }: CandidateSearch): Observable<CandidatesView> {
    const set = Object.entries(filters).filter((entry): entry is [string, string] => !!entry[1]);
    const query = { search, page: String(page), ...Object.fromEntries(set) };
    return this.api.get('/candidates', candidatesView, query);
  }

  /** What an import of this kind lacks: candidates belong to a major, photos to candidates. */
  groundFor(kind: ImportKind): Observable<'structure' | 'candidates' | null> {
    if (kind === 'staff') return of(null);
    if (kind === 'candidates') {
      return this.structure().pipe(
        map(({ colleges }) => (colleges.some(({ majors }) => majors.length) ? null : 'structure')),
      );
    }
    const anybody = {
      search: '',
      collegeId: null,
      majorId: null,
      hasPhoto: null,
      hasSitting: null,
    };
    return this.search({ ...anybody, page: 1 }).pipe(
      map(({ all }) => (all === 0 ? 'candidates' : null)),
    );
  }

  structure(): Observable<RosterStructureView> {
    return this.api.get('/candidates/structure', rosterStructureView);
  }

  candidate(id: string): Observable<CandidateView> {
    return this.api.get(`/candidates/${id}`, candidateView);
  }

  change(id: string, change: CandidateChange): Observable<CandidateView> {
    return this.api.put(`/candidates/${id}`, change, candidateView);
  }

  reveal(id: string, reason: string): Observable<RevealedView> {
    return this.api.post(`/candidates/${id}/reveal`, { reason }, revealedView);
  }

  /** What the candidate of a sitting agreed to. */
  pledge(examRoomId: string, sittingId: string): Observable<SittingPledgeView> {
    const path = `/exam-rooms/${examRoomId}/sittings/${sittingId}/pledge`;
    return this.api.get(path, sittingPledgeView);
  }

  /** Null when there was no import of that kind yet. */
  currentImport(kind: ImportKind): Observable<ImportView | null> {
    return this.api
      .get('/imports/current', currentImportView, { kind })
      .pipe(map((current) => current.import));
  }

  import(id: string): Observable<ImportView> {
    return this.api.get(`/imports/${id}`, importView);
  }

  startImport(kind: ImportKind, file: File): Observable<UploadStep<ImportView>> {
    return this.transfer.upload(`/imports/${kind}`, file, importView);
  }

  map(id: string, mapping: ColumnMapping): Observable<ImportView> {
    return this.api.post(`/imports/${id}/mapping`, mapping, importView);
  }

  checkAgain(id: string): Observable<ImportView> {
    return this.api.post(`/imports/${id}/check`, {}, importView);
  }

  commit(id: string): Observable<ImportView> {
    return this.api.post(`/imports/${id}/commit`, {}, importView);
  }

  discard(id: string): Observable<undefined> {
    return this.api.post(`/imports/${id}/discard`, {}, nothing);
  }

  rows(id: string, outcome: RowOutcome, page: number): Observable<ImportRowsView> {
    return this.api.get(`/imports/${id}/rows`, importRowsView, { outcome, page: String(page) });
  }

  template(kind: TableKind): Observable<void> {
    return this.transfer.download('/imports/template', { kind });
  }

  wrongRows(id: string): Observable<void> {
    return this.transfer.download(`/imports/${id}/wrong-rows`);
  }
}
