import {
  Injectable,
  computed,
  inject,
  linkedSignal,
  signal,
  type ResourceRef,
} from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type {
  ConsentPurpose,
  ConsentTextRequest,
  LegalHoldRequest,
  RetentionRequest,
} from '@exam/contracts';
import { firstValueFrom, of } from 'rxjs';

import { failureOf } from '../../core/http/failure';
import { PrivacyClient } from '../data/privacy-client';

/** What the page on consents and retention shows. Commands reject with what the server said. */
@Injectable()
export class PrivacyState {
  private readonly client = inject(PrivacyClient);
  private readonly textsAnswer = rxResource({ stream: () => this.client.texts() });
  private readonly retentionAnswer = rxResource({ stream: () => this.client.retention() });
  /** Of the holds that are listed. */
  readonly search = signal('');
  private readonly holdsAnswer = rxResource({
    params: () => this.search(),
    stream: ({ params }) => this.client.holds(params),
  });
  /** Whom a hold is to be set for. */
  readonly candidateSearch = signal('');
  private readonly candidatesAnswer = rxResource({
    params: () => this.candidateSearch().trim(),
    stream: ({ params }) => (params === '' ? of(null) : this.client.candidates(params)),
  });
  readonly texts = shown(this.textsAnswer);
  readonly retention = shown(this.retentionAnswer);
  readonly holds = shown(this.holdsAnswer);
  readonly candidates = shown(this.candidatesAnswer);

  async publish(purpose: ConsentPurpose, request: ConsentTextRequest): Promise<void> {
    this.textsAnswer.set(await firstValueFrom(this.client.publish(purpose, request)));
  }

  async changeRetention(request: RetentionRequest): Promise<void> {
    this.retentionAnswer.set(await firstValueFrom(this.client.changeRetention(request)));
  }

  async hold(request: LegalHoldRequest): Promise<void> {
    await firstValueFrom(this.client.hold(request));
    this.holds.reload();
  }

  async lift(holdId: string, reason: string): Promise<void> {
    await firstValueFrom(this.client.lift(holdId, reason));
    this.holds.reload();
  }
}

/** The newest value stays while the next one comes, or fails to. */
function shown<T>(resource: ResourceRef<T | undefined>) {
  return {
    value: linkedSignal<T | undefined, T | undefined>({
      source: () => (resource.hasValue() ? resource.value() : undefined),
      computation: (fresh, previous) => fresh ?? previous?.value,
    }),
    failure: computed(() => {
      const error = resource.error();
      return error ? failureOf(error.cause ?? error) : null;
    }),
    isLoading: resource.isLoading,
    reload: () => void resource.reload(),
  };
}
