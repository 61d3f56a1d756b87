import { Injectable, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type { SchoolSettingsRequest, SecondFactorPolicy } from '@exam/contracts';
import { firstValueFrom } from 'rxjs';

import { SchoolsClient } from '../data/schools-client';
import { loaded } from './loaded';

/** What the school settles for itself. `change` rejects with what the server said. */
@Injectable()
export class SettingsState {
  private readonly client = inject(SchoolsClient);
  private readonly resource = rxResource({ stream: () => this.client.settings() });
  readonly settings = loaded(this.resource);

  async change(request: SchoolSettingsRequest): Promise<void> {
    this.resource.set(await firstValueFrom(this.client.changeSettings(request)));
  }

  async setSecondFactor(secondFactor: SecondFactorPolicy): Promise<void> {
    await firstValueFrom(this.client.setSecondFactor(secondFactor));
    const view = this.settings.value();
    if (view) this.resource.set({ ...view, secondFactor });
  }
}
