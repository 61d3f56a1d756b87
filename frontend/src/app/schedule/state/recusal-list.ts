import { Injectable, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type { RecusalRequest } from '@exam/contracts';
import { firstValueFrom, map, of, type Observable } from 'rxjs';

import { failureOf, type Failure } from '../../core/http/failure';
import { ScheduleClient } from '../data/schedule-client';

/** Who must not examine whom. */
@Injectable()
export class RecusalList {
  private readonly client = inject(ScheduleClient);

  readonly search = signal('');
  readonly candidateSearch = signal('');
  readonly busy = signal(false);
  readonly failure = signal<Failure | null>(null);

  readonly recusals = rxResource({ stream: () => this.client.recusals() });
  readonly staff = rxResource({ stream: () => this.client.staff(null), defaultValue: [] });
  readonly candidates = rxResource({
    params: () => this.candidateSearch().trim(),
    stream: ({ params }) => (params ? this.client.candidates(params) : of([])),
    defaultValue: [],
  });
  readonly staffList = computed(() => (this.staff.hasValue() ? this.staff.value() : []));
  readonly candidateList = computed(() =>
    this.candidates.hasValue() ? this.candidates.value() : [],
  );
  readonly loadFailure = computed(() => {
    const error = this.recusals.error() ?? this.staff.error();
    return error ? failureOf(error) : null;
  });
  readonly shown = computed(() => {
    const part = this.search().trim();
    const all = this.recusals.hasValue() ? this.recusals.value() : [];
    return all.filter(({ staff, candidate, reason }) =>
      `${staff.name} ${candidate.name} ${candidate.candidateNumber} ${reason}`.includes(part),
    );
  });

  reload(): void {
    this.recusals.reload();
    this.staff.reload();
  }

  add(request: RecusalRequest): Promise<boolean> {
    return this.run(this.client.addRecusal(request));
  }

  remove(id: string): Promise<boolean> {
    return this.run(this.client.removeRecusal(id));
  }

  private async run(command: Observable<void>): Promise<boolean> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      return await firstValueFrom(command.pipe(map(() => true)));
    } catch (error) {
      this.failure.set(failureOf(error));
      return false;
    } finally {
      this.busy.set(false);
      this.recusals.reload();
    }
  }
}
