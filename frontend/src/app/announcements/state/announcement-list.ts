import { Injectable, computed, inject, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type { AnnouncementState, AnnouncementView, AnnouncementsView } from '@exam/contracts';
import { firstValueFrom } from 'rxjs';

import { failureOf } from '../../core/http/failure';
import { AnnouncementsClient } from '../data/announcements-client';

/** The list of announcements: what is searched for, and what was found. */
@Injectable()
export class AnnouncementList {
  private readonly client = inject(AnnouncementsClient);
  readonly search = signal('');
  readonly state = signal<AnnouncementState | null>(null);
  /** From 1; another search begins at the first. */
  readonly page = linkedSignal({
    source: () => [this.search(), this.state()],
    computation: () => 1,
  });
  private readonly resource = rxResource({
    params: () => ({ search: this.search(), state: this.state(), page: this.page() }),
    stream: ({ params }) => this.client.search(params),
  });

  /** What was found last: it stays on the screen while something else is searched for. */
  readonly found = linkedSignal<AnnouncementsView | null, AnnouncementsView | null>({
    source: () => (this.resource.hasValue() ? this.resource.value() : null),
    computation: (found, previous) => found ?? previous?.value ?? null,
  });
  readonly loading = this.resource.isLoading;
  readonly failure = computed(() => {
    const error = this.resource.error();
    return error ? failureOf(error.cause ?? error) : null;
  });
  readonly isSearch = computed(() => this.search() !== '' || this.state() !== null);

  reload(): void {
    this.resource.reload();
  }

  /** Begins a draft, to the whole of what this administrator may address. Rejects as the API does. */
  async create(): Promise<AnnouncementView> {
    const { wholeSchool, colleges } = await firstValueFrom(this.client.audiences());
    const collegeId = wholeSchool ? null : (colleges[0]?.id ?? null);
    return firstValueFrom(this.client.create({ collegeId, majorId: null }));
  }

  duplicate(id: string): Promise<AnnouncementView> {
    return firstValueFrom(this.client.duplicate(id));
  }
}
