import { Service, inject } from '@angular/core';
import type { PhoneIdentityView } from '@exam/contracts';
import type { Observable } from 'rxjs';

import { ApiClient, lazily } from '../../core/http/api-client';

const view = lazily(({ phoneIdentityView }) => phoneIdentityView);

/** What a phone may do that has opened a ticket. Nobody is signed in on it. */
@Service()
export class PhoneClient {
  private readonly api = inject(ApiClient);

  /** Exchanges the token of a QR code for a cookie. */
  open(token: string): Observable<PhoneIdentityView> {
    return this.api.post('/phone/upload-ticket', { token }, view);
  }

  file(): Observable<PhoneIdentityView> {
    return this.api.get('/phone/identity-file', view);
  }
}

/** Where files are sent, below /api. */
export const phoneUploads = '/phone/identity-uploads';
