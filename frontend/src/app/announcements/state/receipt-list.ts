import { Injectable, computed, inject, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type { ReceiptsQuery, ReceiptsView } from '@exam/contracts';
import { firstValueFrom } from 'rxjs';

import { failureOf } from '../../core/http/failure';
import { AnnouncementsClient } from '../data/announcements-client';

/** Who has read one announcement, and who has not. */
@Injectable()
export class ReceiptList {
  private readonly client = inject(AnnouncementsClient);
  readonly announcementId = signal<string | undefined>(undefined);
  readonly search = signal('');
  readonly who = signal<ReceiptsQuery['who']>('all');
  /** From 1; another search begins at the first. */
  readonly page = linkedSignal({ source: () => [this.search(), this.who()], computation: () => 1 });

  private readonly resource = rxResource({
    params: () => {
      const id = this.announcementId();
      const query = { search: this.search(), who: this.who(), page: this.page() };
      return id === undefined ? undefined : { id, query };
    },
    stream: ({ params: { id, query } }) => this.client.receipts(id, query),
  });
  private readonly announcementResource = rxResource({
    params: () => this.announcementId(),
    stream: ({ params: id }) => this.client.get(id),
  });

  /** What was found last: it stays on the screen while something else is searched for. */
  readonly found = linkedSignal<ReceiptsView | null, ReceiptsView | null>({
    source: () => (this.resource.hasValue() ? this.resource.value() : null),
    computation: (found, previous) => found ?? previous?.value ?? null,
  });
  readonly announcement = computed(() =>
    this.announcementResource.hasValue() ? this.announcementResource.value() : null,
  );
  readonly loading = this.resource.isLoading;
  readonly failure = computed(() => {
    const error = this.resource.error() ?? this.announcementResource.error();
    return error ? failureOf(error.cause ?? error) : null;
  });

  reload(): void {
    this.resource.reload();
    this.announcementResource.reload();
  }

  /** Rejects as the API does. */
  async export(): Promise<void> {
    const id = this.announcementId();
    if (id !== undefined) await firstValueFrom(this.client.exportReceipts(id));
  }
}
