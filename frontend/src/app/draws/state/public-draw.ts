import { Injectable, computed, inject, resource, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { verifyDraw } from '@exam/contracts/draws';

import { DrawsClient } from '../data/draws-client';
import { loadFailureOf } from './attempt';
import { follow } from './follow';

/** One draw as everybody sees it, and as this browser verifies it. */
@Injectable()
export class PublicDraw {
  private readonly client = inject(DrawsClient);
  private readonly drawId = signal('');
  private readonly read = rxResource({
    params: () => this.drawId() || undefined,
    stream: ({ params }) =>
      follow(
        () => this.client.viewPublicly(params),
        ({ record }) => record.outcome !== null,
      ),
  });
  readonly view = computed(() => (this.read.hasValue() ? this.read.value() : null));
  readonly failure = computed(() => loadFailureOf(this.read.error()));
  /** Browsers give the functions to pages that came over HTTPS. */
  readonly canVerify = isSecureContext;
  private readonly verified = resource({
    params: () => (this.canVerify ? (this.view()?.record ?? undefined) : undefined),
    loader: ({ params }) => verifyDraw(params),
  });
  readonly verification = computed(() => (this.verified.hasValue() ? this.verified.value() : null));

  open(drawId: string): void {
    this.drawId.set(drawId);
  }

  reload(): void {
    this.read.reload();
  }
}
