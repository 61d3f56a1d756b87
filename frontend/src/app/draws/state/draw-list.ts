import { Injectable, computed, inject, signal } from '@angular/core';
import { rxResource, takeUntilDestroyed } from '@angular/core/rxjs-interop';

import { DrawsClient } from '../data/draws-client';
import { loadFailureOf } from './attempt';
import { DrawNews } from './draw-news';

/** The draws of the school or college, and what the list is narrowed down to. */
@Injectable()
export class DrawList {
  private readonly client = inject(DrawsClient);
  private readonly listed = rxResource({ stream: () => this.client.list() });
  readonly search = signal('');
  /** Null until there is an answer. */
  readonly all = computed(() => (this.listed.hasValue() ? this.listed.value().draws : null));
  readonly shown = computed(() => {
    const words = this.search().trim().toLowerCase();
    return (this.all() ?? []).filter(({ examName, roomName }) =>
      `${examName} ${roomName ?? ''}`.toLowerCase().includes(words),
    );
  });
  readonly failure = computed(() => loadFailureOf(this.listed.error()));

  constructor() {
    inject(DrawNews)
      .ofDraws.pipe(takeUntilDestroyed())
      .subscribe(() => {
        this.reload();
      });
  }

  reload(): void {
    this.listed.reload();
  }
}
