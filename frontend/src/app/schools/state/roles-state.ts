import { Injectable, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type { GrantRequest } from '@exam/contracts';
import { firstValueFrom } from 'rxjs';

import { SchoolsClient } from '../data/schools-client';
import { loaded } from './loaded';

/** Who holds what in the school. Commands reject with what the server said. */
@Injectable()
export class RolesState {
  private readonly client = inject(SchoolsClient);
  private readonly resource = rxResource({ stream: () => this.client.grants() });
  readonly grants = loaded(this.resource);

  async change(word: 'grants' | 'revocations', request: GrantRequest): Promise<void> {
    this.resource.set(await firstValueFrom(this.client.changeRole(word, request)));
  }
}

/** Finds people to give a role to, while somebody types. */
@Injectable()
export class GranteeSearch {
  private readonly client = inject(SchoolsClient);
  readonly search = signal('');
  readonly found = loaded(
    rxResource({
      params: () => this.search().trim() || undefined,
      stream: ({ params }) => this.client.grantees(params),
    }),
  );
}
