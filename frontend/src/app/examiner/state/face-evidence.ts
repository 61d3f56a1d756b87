import { Injectable, Injector, computed, effect, inject, signal, type Signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type { ComparisonRequest, StaffSittingView } from '@exam/contracts';
import { firstValueFrom } from 'rxjs';

import { failureOf, type Failure } from '../../core/http/failure';
import { ExaminerClient } from '../data/examiner-client';

/** What there is to compare one candidate with, and what an examiner finds. */
@Injectable()
export class FaceEvidence {
  private readonly client = inject(ExaminerClient);
  private readonly injector = inject(Injector);
  private readonly sitting = signal<StaffSittingView | null>(null);
  private readonly resource = rxResource({
    params: () => this.sitting() ?? undefined,
    stream: ({ params: { examRoomId, id } }) => this.client.faceEvidence(examRoomId, id),
  });
  readonly value = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  readonly failure = computed(() => {
    const error = this.resource.error();
    return error ? failureOf(error.cause ?? error) : null;
  });
  readonly sending = signal(false);
  /** Of the last comparison that was not recorded. */
  readonly refusal = signal<Failure | null>(null);

  /** Loads it, and again whenever something changes that it depends on, such as another's finding. */
  follow(sitting: Signal<StaffSittingView>): void {
    const state = computed(() => {
      const { status, face } = sitting();
      return JSON.stringify([status, face]);
    });
    this.sitting.set(sitting());
    let shown = state();
    effect(
      () => {
        if (state() === shown) return;
        shown = state();
        this.reload();
      },
      { injector: this.injector },
    );
  }

  reload(): void {
    this.resource.reload();
  }

  /** Whether it was recorded; a second click meanwhile does nothing. */
  async record(request: ComparisonRequest): Promise<boolean> {
    const sitting = this.sitting();
    if (!sitting || this.sending()) return false;
    this.sending.set(true);
    this.refusal.set(null);
    try {
      await firstValueFrom(this.client.compareInPerson(sitting.examRoomId, sitting.id, request));
      return true;
    } catch (error) {
      this.refusal.set(failureOf(error));
      return false;
    } finally {
      this.sending.set(false);
    }
  }
}
