import { Injectable, computed, inject, linkedSignal, signal } from '@angular/core';
import { rxResource, takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { AddNonceRequest, DrawView } from '@exam/contracts/draws';
import { filter, merge, type Observable } from 'rxjs';

import { DrawsClient } from '../data/draws-client';
import { Attempt, loadFailureOf } from './attempt';
import { DrawNews } from './draw-news';

/** One draw while it is held: fetched again whenever the server says that it may be another now. */
@Injectable()
export class Ceremony {
  private readonly client = inject(DrawsClient);
  private readonly attempt = new Attempt();
  private readonly drawId = signal('');
  private readonly read = rxResource({
    params: () => this.drawId() || undefined,
    stream: ({ params }) => this.client.view(params),
  });
  /** The last that was seen of a draw stays while the next one comes, or fails to. */
  private readonly latest = linkedSignal<
    { readonly id: string; readonly fresh: DrawView | null },
    DrawView | null
  >({
    source: () => ({ id: this.drawId(), fresh: this.read.hasValue() ? this.read.value() : null }),
    computation: ({ id, fresh }, previous) =>
      fresh ?? (previous?.source.id === id ? previous.value : null),
  });
  readonly draw = this.latest.asReadonly();
  readonly loadFailure = computed(() => loadFailureOf(this.read.error()));
  readonly busy = this.attempt.busy;
  readonly failure = this.attempt.failure;

  constructor() {
    const news = inject(DrawNews);
    const isOpen = () => this.draw()?.record.outcome === null;
    merge(news.of(this.drawId), news.ofRooms.pipe(filter(isOpen)))
      .pipe(takeUntilDestroyed())
      .subscribe(() => {
        this.reload();
      });
  }

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
