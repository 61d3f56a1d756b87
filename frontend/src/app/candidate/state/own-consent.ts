import { Injectable, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type { ConsentDecision, ConsentPurpose } from '@exam/contracts';
import { firstValueFrom } from 'rxjs';

import { DisplaySettings } from '../../core/display/display-settings';
import { failureOf, type Failure } from '../../core/http/failure';
import { ConsentsClient } from '../data/consents-client';

/** One consent of the candidate, and what they say to it. Provided by the component that asks. */
@Injectable()
export class OwnConsent {
  private readonly client = inject(ConsentsClient);
  private readonly language = inject(DisplaySettings).language;
  private readonly purpose = signal<ConsentPurpose | undefined>(undefined);
  private readonly fetched = rxResource({
    params: () => this.purpose(),
    stream: ({ params }) => this.client.get(params),
  });
  readonly consent = computed(() => (this.fetched.hasValue() ? this.fetched.value() : null));
  readonly loadFailure = computed(() => {
    const error = this.fetched.error();
    return error ? failureOf(error.cause ?? error) : null;
  });
  /** What the last answer failed with; the text is there anew when another is asked about. */
  readonly failure = signal<Failure | null>(null);
  readonly sending = signal(false);

  ask(purpose: ConsentPurpose): void {
    this.purpose.set(purpose);
  }

  reload(): void {
    this.fetched.reload();
  }

  /** True once the server has it. */
  async decide(decision: ConsentDecision): Promise<boolean> {
    const consent = this.consent();
    if (!consent || this.sending()) return false;
    this.sending.set(true);
    this.failure.set(null);
    try {
      const { purpose, version } = consent;
      const request = { decision, version, language: this.language() };
      this.fetched.set(await firstValueFrom(this.client.decide(purpose, request)));
      return true;
    } catch (error) {
      const failure = failureOf(error);
      this.failure.set(failure);
      if (failure.code === 'consent-text-changed') this.reload();
      return false;
    } finally {
      this.sending.set(false);
    }
  }
}
