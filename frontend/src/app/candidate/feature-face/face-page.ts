import { Component, computed, effect, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { Router, RouterLink } from '@angular/router';
import type { ByEyeReason } from '@exam/contracts';
import { Store } from '@ngrx/store';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { ServerClock } from '../../core/clock/server-clock';
import { AppBar } from '../../shell/app-bar';
import { Confirm } from '../../ui/confirm/confirm';
import { Icon } from '../../ui/icon/icon';
import { Problem } from '../../ui/problem/problem';
import { ConsentGate } from '../consent/consent-gate';
import { candidatePageActions } from '../state/candidate.actions';
import { candidateFeature } from '../state/candidate.feature';
import { FaceVerification } from '../state/face-verification';
import { OutsideAuthority } from '../state/outside-authority';
import { AuthorityOffer } from './authority-offer';
import { adviceFor, isByChoice } from './face-advice';
import { facePhase } from './face-phase';
import { FaceStudio } from './face-studio';
import { FaceMesh } from './mesh/face-mesh';
import { OnlyTab } from './only-tab';

/** Face verification: from the consent to the result, by face or by eye. */
@Component({
  selector: 'app-face-page',
  imports: [
    AppBar,
    AuthorityOffer,
    ConsentGate,
    FaceStudio,
    Icon,
    MatButton,
    MatProgressBar,
    Problem,
    RouterLink,
    TranslocoPipe,
  ],
  // The mesh stays from try to try.
  providers: [FaceMesh, FaceVerification, OnlyTab, OutsideAuthority],
  templateUrl: './face-page.html',
  styleUrl: './face-page.scss',
})
export class FacePage {
  private readonly store = inject(Store);
  private readonly router = inject(Router);
  private readonly confirm = inject(Confirm);
  private readonly clock = inject(ServerClock);
  private readonly transloco = inject(TranslocoService);
  protected readonly tab = inject(OnlyTab);
  protected readonly verification = inject(FaceVerification);
  protected readonly authority = inject(OutsideAuthority);
  private readonly sitting = this.store.selectSignal(candidateFeature.selectCurrent);
  private readonly state = this.store.selectSignal(candidateFeature.selectCandidateState);
  /** All is loaded, and there is no exam. */
  protected readonly noExam = computed(() => this.state().loaded && this.sitting() === null);
  protected readonly phase = computed(() =>
    facePhase({
      view: this.verification.view(),
      failed: this.verification.failure() !== null,
      elsewhere: this.tab.elsewhere(),
      now: this.clock.now(),
    }),
  );
  /** Not in the middle of a challenge. */
  protected readonly offersAuthority = computed(() => ['ready', 'verdict'].includes(this.phase()));
  protected readonly result = computed(() => this.verification.view()?.result ?? null);
  protected readonly queue = computed(() => this.verification.view()?.session?.queue ?? null);
  /** Why it came to no verification, in the words of the texts; null for a choice. */
  protected readonly why = computed(() => {
    const { reason, fault } = this.result() ?? { reason: null, fault: null };
    if (reason === null || isByChoice(reason)) return null;
    if (reason === 'noPhoto') return reason;
    return adviceFor(reason === 'mismatch' || reason === 'uncertain' ? reason : 'notLive', fault);
  });

  constructor() {
    effect(() => {
      const sitting = this.sitting();
      if (!sitting) return;
      this.verification.of(sitting.id);
      this.authority.of(sitting.id);
    });
  }

  protected reload(): void {
    if (this.state().loadFailure) this.store.dispatch(candidatePageActions.retryClicked());
    void this.verification.load();
  }

  /** The path is looked at anew, since this step is done. */
  protected goOn(): void {
    this.store.dispatch(candidatePageActions.timeCame());
    void this.router.navigateByUrl('/candidate');
  }

  protected async chooseByEye(reason: ByEyeReason): Promise<void> {
    // Who refused has been asked already.
    if (reason === 'consentRefused' || (await this.isSure()))
      await this.verification.chooseByEye(reason);
  }

  private isSure(): Promise<boolean> {
    const text = (key: string) => this.transloco.translate(`candidate.face.byEye.ask.${key}`);
    const question = { title: text('title'), text: text('text'), confirm: text('confirm') };
    return this.confirm.ask(question);
  }
}
