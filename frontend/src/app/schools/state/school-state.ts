import { Injectable, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type { ReplacementRequest, SmsQuotaRequest } from '@exam/contracts';
import { firstValueFrom } from 'rxjs';

import { SchoolsClient } from '../data/schools-client';
import { loaded } from './loaded';

/** One school, for operators. Commands reject with what the server said. */
@Injectable()
export class SchoolState {
  private readonly client = inject(SchoolsClient);
  readonly id = signal('');
  private readonly resource = rxResource({
    params: () => this.id() || undefined,
    stream: ({ params }) => this.client.school(params),
  });
  readonly school = loaded(this.resource);

  async setQuota(request: SmsQuotaRequest): Promise<void> {
    this.resource.set(await firstValueFrom(this.client.setSmsQuota(this.id(), request)));
  }

  async replace(request: ReplacementRequest): Promise<void> {
    this.resource.set(await firstValueFrom(this.client.replaceAdministrator(this.id(), request)));
  }
}
