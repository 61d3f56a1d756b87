import { Service, inject } from '@angular/core';
import {
  announcementAudiencesView,
  announcementVersionsView,
  announcementView,
  announcementsView,
  attachmentView,
  receiptsView,
  type AnnouncementAudience,
  type AnnouncementAudiencesView,
  type AnnouncementState,
  type AnnouncementVersionsView,
  type AnnouncementView,
  type AnnouncementsView,
  type AttachmentView,
  type ReceiptsQuery,
  type ReceiptsView,
  type SaveAnnouncementRequest,
} from '@exam/contracts';
import { map, type Observable } from 'rxjs';

import { ApiClient } from '../../core/http/api-client';
import { FileTransfer, type UploadStep } from '../../core/http/file-transfer';

const root = '/announcements';

export interface AnnouncementSearch {
  readonly search: string;
  readonly state: AnnouncementState | null;
  /** From 1. */
  readonly page: number;
}

/** Announcements as administrators see them. Commands answer with the announcement afterwards. */
@Service()
export class AnnouncementsClient {
  private readonly api = inject(ApiClient);
  private readonly transfer = inject(FileTransfer);

  search({ search, state, page }: AnnouncementSearch): Observable<AnnouncementsView> {
    const query = { search, page: String(page), ...(state && { state }) };
    return this.api.get(root, announcementsView, query);
  }

  audiences(): Observable<AnnouncementAudiencesView> {
    return this.api.get('/announcement-audiences', announcementAudiencesView);
  }

  get(id: string): Observable<AnnouncementView> {
    return this.api.get(`${root}/${id}`, announcementView);
  }

  versions(id: string): Observable<AnnouncementVersionsView['versions']> {
    return this.api
      .get(`${root}/${id}/versions`, announcementVersionsView)
      .pipe(map(({ versions }) => versions));
  }

  create(audience: AnnouncementAudience): Observable<AnnouncementView> {
    return this.api.post(root, { audience }, announcementView);
  }

  save(id: string, request: SaveAnnouncementRequest): Observable<AnnouncementView> {
    return this.api.post(`${root}/${id}/save`, request, announcementView);
  }

  /** `at` in ISO; null publishes at once. */
  publish(id: string, revision: number, at: string | null): Observable<AnnouncementView> {
    return this.api.post(`${root}/${id}/publish`, { revision, at }, announcementView);
  }

  unschedule(id: string, revision: number): Observable<AnnouncementView> {
    return this.api.post(`${root}/${id}/unschedule`, { revision }, announcementView);
  }

  withdraw(id: string, revision: number, reason: string): Observable<AnnouncementView> {
    return this.api.post(`${root}/${id}/withdraw`, { revision, reason }, announcementView);
  }

  duplicate(id: string): Observable<AnnouncementView> {
    return this.api.post(`${root}/${id}/duplicate`, {}, announcementView);
  }

  remove(id: string): Observable<AnnouncementsView> {
    return this.api.post(`${root}/${id}/remove`, {}, announcementsView);
  }

  attach(id: string, file: File): Observable<UploadStep<AttachmentView>> {
    return this.transfer.upload(`${root}/${id}/attachments`, file, attachmentView);
  }

  receipts(id: string, { search, who, page }: ReceiptsQuery): Observable<ReceiptsView> {
    return this.api.get(`${root}/${id}/receipts`, receiptsView, {
      search,
      who,
      page: String(page),
    });
  }

  exportReceipts(id: string): Observable<void> {
    return this.transfer.download(`${root}/${id}/receipts.xlsx`);
  }
}
