import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { faceLimits, type ByEyeReason, type FaceVerificationView } from '@exam/contracts';
import { filter, firstValueFrom, merge, type Observable } from 'rxjs';

import { failureOf, type Failure, type FailureCode } from '../../core/http/failure';
import { RealtimeClient } from '../../core/realtime/realtime-client';
import { FaceVerificationClient } from '../data/face-verification-client';

/** What somebody did already, or another tab: the answer is to look at how it stands. */
const overtaken = new Set<FailureCode>([
  'face-verification-done',
  'face-session-closed',
  'face-step-received',
]);

/** The candidate's face verification as the server has it; one for each page. */
@Injectable()
export class FaceVerification {
  private readonly client = inject(FaceVerificationClient);
  private readonly viewSignal = signal<FaceVerificationView | null>(null);
  private readonly failureSignal = signal<Failure | null>(null);
  private readonly busySignal = signal(false);
  private sittingId: string | null = null;
  private poll: ReturnType<typeof setTimeout> | undefined;
  /** Of two answers that overtake each other, that of the later question counts. */
  private asked = 0;

  readonly view = this.viewSignal.asReadonly();
  /** Of the last question or command. */
  readonly failure = this.failureSignal.asReadonly();
  /** A command is on its way. */
  readonly busy = this.busySignal.asReadonly();
  private readonly waiting = computed(() => {
    const state = this.view()?.session?.state;
    return state === 'queued' || state === 'checking';
  });

  constructor() {
    const realtime = inject(RealtimeClient);
    const moved = realtime
      .on('face-verification.moved.v1')
      .pipe(filter(({ sittingId }) => sittingId === this.sittingId));
    merge(moved, realtime.reload)
      .pipe(takeUntilDestroyed())
      .subscribe(() => {
        // A command brings its own answer.
        if (!this.busy()) void this.load();
      });
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.poll);
    });
  }

  of(sittingId: string): void {
    if (sittingId === this.sittingId) return;
    this.sittingId = sittingId;
    void this.load();
  }

  async load(): Promise<void> {
    if (this.sittingId) await this.take(this.client.get(this.sittingId));
  }

  /** True once there is a challenge, or a result. */
  begin(cameraLabel: string): Promise<boolean> {
    return this.command((sittingId) => this.client.begin(sittingId, cameraLabel));
  }

  /** True once the server has the frames of the present step. */
  async send(frames: readonly Uint8Array[]): Promise<boolean> {
    const { id, nonce, step } = this.view()?.session ?? {};
    if (!id || !nonce || !step) return false;
    return this.command(() => this.client.sendStep(id, { nonce, step: step.number, frames }));
  }

  chooseByEye(reason: ByEyeReason): Promise<boolean> {
    return this.command((sittingId) => this.client.chooseByEye(sittingId, reason));
  }

  private async command(
    run: (sittingId: string) => Observable<FaceVerificationView>,
  ): Promise<boolean> {
    if (!this.sittingId || this.busy()) return false;
    this.busySignal.set(true);
    const done = await this.take(run(this.sittingId));
    this.busySignal.set(false);
    const code = this.failure()?.code;
    if (done || !code || !overtaken.has(code)) return done;
    await this.load();
    return this.failure() === null;
  }

  private async take(answer: Observable<FaceVerificationView>): Promise<boolean> {
    const asked = ++this.asked;
    try {
      const view = await firstValueFrom(answer);
      if (asked === this.asked) {
        this.viewSignal.set(view);
        this.failureSignal.set(null);
      }
      return true;
    } catch (error) {
      if (asked === this.asked) this.failureSignal.set(failureOf(error));
      return false;
    } finally {
      this.lookAgain();
    }
  }

  /** News comes by event; where an event is lost, or nothing came at all, this finds out. */
  private lookAgain(): void {
    clearTimeout(this.poll);
    if (this.view() && !this.waiting()) return;
    this.poll = setTimeout(() => {
      void this.load();
    }, faceLimits.pollSeconds * 1_000);
  }
}
