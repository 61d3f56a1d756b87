import { Service, inject } from '@angular/core';
import {
  ownAnnouncementView,
  ownAnnouncementsView,
  type OwnAnnouncementSummaryView,
  type OwnAnnouncementView,
} from '@exam/contracts';
import { map, type Observable } from 'rxjs';

import { ApiClient } from '../../core/http/api-client';

const announcements = '/my/announcements';

/** What is published and concerns the signed-in candidate. */
@Service()
export class AnnouncementsClient {
  private readonly api = inject(ApiClient);

  list(): Observable<OwnAnnouncementSummaryView[]> {
    return this.api
      .get(announcements, ownAnnouncementsView)
      .pipe(map((answer) => answer.announcements));
  }

  get(id: string): Observable<OwnAnnouncementView> {
    return this.api.get(`${announcements}/${id}`, ownAnnouncementView);
  }

  /** Answers with the list as it is afterwards. */
  read(id: string, version: number): Observable<OwnAnnouncementSummaryView[]> {
    return this.api
      .post(`${announcements}/${id}/read`, { version }, ownAnnouncementsView)
      .pipe(map((answer) => answer.announcements));
  }
}
