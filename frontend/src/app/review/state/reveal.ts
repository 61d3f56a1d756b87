import { Injectable, inject, signal } from '@angular/core';
import type { RevealedView } from '@exam/contracts';
import { firstValueFrom } from 'rxjs';

import { failureOf, type Failure } from '../../core/http/failure';
import { ReviewClient } from '../data/review-client';

/** Milliseconds after which what was shown readable is masked again. */
const SHOWN = 60_000;

/** The ID number of one candidate, readable for a minute and for a reason that is kept. */
@Injectable()
export class Reveal {
  private readonly client = inject(ReviewClient);
  private readonly shown = signal<{ readonly id: string; readonly view: RevealedView } | null>(
    null,
  );
  readonly refusal = signal<Failure | null>(null);

  of(candidateId: string): RevealedView | null {
    const shown = this.shown();
    return shown?.id === candidateId ? shown.view : null;
  }

  async show(candidateId: string, reason: string): Promise<void> {
    this.refusal.set(null);
    try {
      const view = await firstValueFrom(this.client.reveal(candidateId, reason));
      const shown = { id: candidateId, view };
      this.shown.set(shown);
      setTimeout(() => {
        this.shown.update((now) => (now === shown ? null : now));
      }, SHOWN);
    } catch (error) {
      this.refusal.set(failureOf(error));
    }
  }
}
