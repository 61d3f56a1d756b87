import { Service, inject } from '@angular/core';
import type { OwnIdentityFileView, UploadTicketState, UploadTicketView } from '@exam/contracts';
import { map, type Observable } from 'rxjs';

import { ApiClient, lazily } from '../../core/http/api-client';

const view = lazily(({ ownIdentityFileView }) => ownIdentityFileView);
const nothing = { parse: () => undefined };

/** The candidate's identity file. Every command answers with the file as it is afterwards. */
@Service()
export class IdentityFileClient {
  private readonly api = inject(ApiClient);

  get(sittingId: string): Observable<OwnIdentityFileView> {
    return this.api.get(fileOf(sittingId), view);
  }

  turn(sittingId: string, pageId: string, degrees: 90 | 270): Observable<OwnIdentityFileView> {
    return this.api.post(`${fileOf(sittingId)}/pages/${pageId}/turn`, { degrees }, view);
  }

  remove(sittingId: string, pageId: string): Observable<OwnIdentityFileView> {
    return this.api.post(`${fileOf(sittingId)}/pages/${pageId}/remove`, {}, view);
  }

  arrange(
    sittingId: string,
    documentId: string,
    pageIds: readonly string[],
  ): Observable<OwnIdentityFileView> {
    return this.api.post(`${fileOf(sittingId)}/order`, { documentId, pageIds }, view);
  }

  submit(sittingId: string, version: number): Observable<OwnIdentityFileView> {
    return this.api.post(`${fileOf(sittingId)}/submission`, { version }, view);
  }

  /** A new ticket for a phone; those before it end. */
  createTicket(sittingId: string): Observable<UploadTicketView> {
    const ticket = lazily(({ uploadTicketView }) => uploadTicketView);
    return this.api.post(ticketOf(sittingId), {}, ticket);
  }

  ticket(sittingId: string): Observable<UploadTicketState> {
    return this.api.get(
      ticketOf(sittingId),
      lazily(({ uploadTicketState }) => uploadTicketState),
    );
  }

  revokeTicket(sittingId: string): Observable<void> {
    const path = `${ticketOf(sittingId)}/revocation`;
    return this.api.post(path, {}, nothing).pipe(map(() => undefined));
  }
}

const fileOf = (sittingId: string) => `/my/sittings/${sittingId}/identity-file`;
const ticketOf = (sittingId: string) => `/my/sittings/${sittingId}/upload-ticket`;

/** Where files are sent, below /api. */
export const uploadsOf = (sittingId: string) => `/my/sittings/${sittingId}/identity-uploads`;
