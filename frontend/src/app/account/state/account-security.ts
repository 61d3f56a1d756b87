import { Service, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';

import { SecondFactorClient } from '../data/second-factor-client';

/** What secures the account of whoever is signed in; asked for when a page opens. */
@Service()
export class AccountSecurity {
  private readonly client = inject(SecondFactorClient);

  /** For one page: it lives as long as its injector. */
  load() {
    return rxResource({ stream: () => this.client.account() });
  }
}
