import { Injectable, computed, inject, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type { CandidatesView } from '@exam/contracts';

import { failureOf } from '../../core/http/failure';
import { RostersClient } from '../data/rosters-client';

export type Answered = 'yes' | 'no' | null;

/** The list of candidates: what is searched for, and what was found. */
@Injectable()
export class CandidateList {
  private readonly client = inject(RostersClient);
  readonly search = signal('');
  readonly collegeId = signal<string | null>(null);
  /** Of the chosen college. */
  readonly majorId = linkedSignal<string | null, string | null>({
    source: this.collegeId,
    computation: () => null,
  });
  readonly hasPhoto = signal<Answered>(null);
  readonly hasSitting = signal<Answered>(null);
  private readonly filter = computed(() => ({
    search: this.search(),
    collegeId: this.collegeId(),
    majorId: this.majorId(),
    hasPhoto: this.hasPhoto(),
    hasSitting: this.hasSitting(),
  }));
  /** From 1; another search begins at the first. */
  readonly page = linkedSignal({ source: this.filter, computation: () => 1 });
  private readonly resource = rxResource({
    params: () => ({ ...this.filter(), page: this.page() }),
    stream: ({ params }) => this.client.search(params),
  });
  private readonly structure = rxResource({ stream: () => this.client.structure() });

  /** What was found last: it stays on the screen while something else is searched for. */
  readonly found = linkedSignal<CandidatesView | null, CandidatesView | null>({
    source: () => (this.resource.hasValue() ? this.resource.value() : null),
    computation: (found, previous) => found ?? previous?.value ?? null,
  });
  readonly loading = this.resource.isLoading;
  readonly failure = computed(() => {
    const error = this.resource.error() ?? this.structure.error();
    return error ? failureOf(error.cause ?? error) : null;
  });
  readonly isSearch = computed(() => {
    const { search, ...filters } = this.filter();
    return search !== '' || Object.values(filters).some((value) => value !== null);
  });
  readonly colleges = computed(() =>
    this.structure.hasValue() ? this.structure.value().colleges : [],
  );
  readonly majors = computed(
    () => this.colleges().find(({ id }) => id === this.collegeId())?.majors ?? [],
  );
  private readonly names = computed(
    () =>
      new Map(
        this.colleges().flatMap(({ id, name, majors }) => [
          [id, name] as const,
          ...majors.map((major) => [major.id, major.name] as const),
        ]),
      ),
  );

  /** Of a college or major. */
  nameOf(id: string | null): string {
    return (id && this.names().get(id)) ?? '—';
  }

  showAll(): void {
    this.search.set('');
    for (const filter of [this.collegeId, this.hasPhoto, this.hasSitting]) filter.set(null);
  }

  reload(): void {
    this.resource.reload();
    if (this.structure.error()) this.structure.reload();
  }
}
