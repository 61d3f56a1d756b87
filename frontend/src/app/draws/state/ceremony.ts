import { Injectable, computed, inject, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type { AddNonceRequest, DrawView } from '@exam/contracts/draws';
import type { Observable } from 'rxjs';

import { DrawsClient } from '../data/draws-client';
import { Attempt, loadFailureOf } from './attempt';
import { follow } from './follow';

/** One draw while it is held; it follows what others do until it is closed. */
@Injectable()
export class Ceremony {
  private readonly client = inject(DrawsClient);
  private readonly attempt = new Attempt();
  private readonly drawId = signal('');
  private readonly read = rxResource({
    params: () => this.drawId() || undefined,
    stream: ({ params }) =>
      follow(
        () => this.client.view(params),
        ({ record }) => record.outcome !== null,
      ),
  });
  private readonly latest = linkedSignal<DrawView | null>(() =>
    this.read.hasValue() ? this.read.value() : null,
  );
  readonly draw = this.latest.asReadonly();
  readonly loadFailure = computed(() => loadFailureOf(this.read.error()));
  readonly busy = this.attempt.busy;
  readonly failure = this.attempt.failure;

  open(drawId: string): void {
    this.drawId.set(drawId);
  }

  reload(): void {
    this.read.reload();
  }

  addNonce(nonce: AddNonceRequest): Promise<boolean> {
    return this.do(this.client.addNonce(this.drawId(), nonce));
  }

  /** `nonces`: how many the person saw. */
  reveal(nonces: number): Promise<boolean> {
    return this.do(this.client.reveal(this.drawId(), nonces));
  }

  void(reason: string): Promise<boolean> {
    return this.do(this.client.void(this.drawId(), reason));
  }

  private async do(command: Observable<DrawView>): Promise<boolean> {
    const view = await this.attempt.make(command);
    if (view) this.latest.set(view);
    return view !== null;
  }
}
