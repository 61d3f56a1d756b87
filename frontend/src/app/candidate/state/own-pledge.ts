import { Injectable, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Store } from '@ngrx/store';
import { firstValueFrom } from 'rxjs';

import { failureOf, type Failure } from '../../core/http/failure';
import { PledgeClient } from '../data/pledge-client';
import { candidatePageActions } from './candidate.actions';
import { candidateFeature } from './candidate.feature';

/** The pledge of the candidate's current sitting. Provided by the page. */
@Injectable()
export class OwnPledge {
  private readonly client = inject(PledgeClient);
  private readonly store = inject(Store);
  private readonly current = this.store.selectSignal(candidateFeature.selectCurrent);
  private readonly sittingId = computed(() => this.current()?.id);
  private readonly fetched = rxResource({
    params: () => this.sittingId(),
    stream: ({ params }) => this.client.get(params),
  });
  readonly pledge = computed(() => (this.fetched.hasValue() ? this.fetched.value() : null));
  readonly loadFailure = computed(() => {
    const error = this.fetched.error();
    return error ? failureOf(error.cause ?? error) : null;
  });
  /** What was agreed to, where that is the text that is asked now. */
  readonly agreed = computed(() => {
    const pledge = this.pledge();
    return pledge?.agreement?.version === pledge?.version ? (pledge?.agreement ?? null) : null;
  });
  /** Nothing can be agreed to any more, as where the room has ended. */
  readonly closed = computed(() => this.current()?.can.completeFlowStep === false);
  readonly failure = signal<Failure | null>(null);
  readonly sending = signal(false);

  reload(): void {
    this.fetched.reload();
  }

  /** True once the server has it. */
  async agree(): Promise<boolean> {
    const pledge = this.pledge();
    if (!pledge || this.sending()) return false;
    this.sending.set(true);
    this.failure.set(null);
    try {
      const { sittingId, version } = pledge;
      this.fetched.set(await firstValueFrom(this.client.agree(sittingId, version)));
      return true;
    } catch (error) {
      const failure = failureOf(error);
      this.failure.set(failure);
      if (failure.code === 'pledge-changed') this.reload();
      return false;
    } finally {
      this.sending.set(false);
      this.store.dispatch(candidatePageActions.stepMoved());
    }
  }
}
