import { Service, inject } from '@angular/core';
import type { SessionView } from '@exam/contracts';
import type { Observable } from 'rxjs';

import { ApiClient, lazily } from '../http/api-client';

const view = lazily(({ sessionView }) => sessionView);

@Service()
export class SessionClient {
  private readonly api = inject(ApiClient);

  /** Fails with `unauthenticated` where nobody is signed in. */
  current(): Observable<SessionView> {
    return this.api.get('/session', view);
  }

  signOut(): Observable<void> {
    return this.api.delete('/session');
  }
}
