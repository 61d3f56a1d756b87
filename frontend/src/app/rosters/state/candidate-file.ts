import { Injectable, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type { CandidateChange, CandidateView, RevealedView } from '@exam/contracts';
import { firstValueFrom } from 'rxjs';

import { failureOf, type Failure } from '../../core/http/failure';
import { RostersClient } from '../data/rosters-client';

/** One candidate: shown, shown readable for a reason, and corrected. */
@Injectable()
export class CandidateFile {
  private readonly client = inject(RostersClient);
  readonly id = signal<string | null>(null);
  private readonly resource = rxResource({
    params: () => this.id() ?? undefined,
    stream: ({ params }) => this.client.candidate(params),
  });
  private readonly structure = rxResource({ stream: () => this.client.structure() });
  readonly candidate = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  readonly colleges = computed(() =>
    this.structure.hasValue() ? this.structure.value().colleges : [],
  );
  readonly failure = computed(() => {
    const error = this.resource.error() ?? this.structure.error();
    return error ? failureOf(error.cause ?? error) : null;
  });
  /** Readable only as long as this candidate is open. */
  readonly revealed = signal<RevealedView | null>(null);
  readonly saving = signal(false);
  /** Of the last command. */
  readonly refusal = signal<Failure | null>(null);

  reload(): void {
    this.resource.reload();
    this.structure.reload();
  }

  async reveal(reason: string): Promise<void> {
    await this.command(async (id) => {
      this.revealed.set(await firstValueFrom(this.client.reveal(id, reason)));
    });
  }

  /** Null when it was refused: then nothing of what was typed is lost. */
  async save(change: CandidateChange): Promise<CandidateView | null> {
    return this.command(async (id) => {
      const saved = await firstValueFrom(this.client.change(id, change));
      this.resource.set(saved);
      this.revealed.set(null);
      return saved;
    });
  }

  private async command<T>(work: (id: string) => Promise<T>): Promise<T | null> {
    const id = this.id();
    if (this.saving() || id === null) return null;
    this.saving.set(true);
    this.refusal.set(null);
    try {
      return await work(id);
    } catch (error) {
      this.refusal.set(failureOf(error));
      return null;
    } finally {
      this.saving.set(false);
    }
  }
}
