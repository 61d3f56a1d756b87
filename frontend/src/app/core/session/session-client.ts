import { Service, inject } from '@angular/core';
import { sessionView, type SessionView } from '@exam/contracts';
import type { Observable } from 'rxjs';

import { ApiClient } from '../http/api-client';

@Service()
export class SessionClient {
  private readonly api = inject(ApiClient);

  /** Fails with `unauthenticated` where nobody is signed in. */
  current(): Observable<SessionView> {
    return this.api.get('/session', sessionView);
  }

  signOut(): Observable<void> {
    return this.api.delete('/session');
  }
}
