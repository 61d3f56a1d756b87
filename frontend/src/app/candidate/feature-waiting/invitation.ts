import {
  Component,
  ElementRef,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  viewChild,
  DestroyRef,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { CandidateSittingView } from '@exam/contracts';
import { Store } from '@ngrx/store';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { ServerClock } from '../../core/clock/server-clock';
import { LocalMedia } from '../../core/media/local-media';
import { Sounds } from '../../core/media/sounds';
import { Chip } from '../../ui/chip/chip';
import { CountdownRing } from '../../ui/countdown-ring/countdown-ring';
import { KeyCap } from '../../ui/key-cap/key-cap';
import { Problem } from '../../ui/problem/problem';
import { candidatePageActions } from '../state/candidate.actions';
import { candidateFeature } from '../state/candidate.feature';
import { notify } from './system-notification';

/** Seconds from one question to the next whether an invitation that is over has been closed. */
const askEvery = 3;

/** The main examiner's call: over everything, ringing, until it is answered or lapses. */
@Component({
  selector: 'app-invitation',
  host: { '(document:keydown.enter)': 'accept($event)' },
  imports: [Chip, CountdownRing, KeyCap, MatButton, Problem, TranslocoPipe],
  templateUrl: './invitation.html',
  styleUrl: './invitation.scss',
})
export class Invitation {
  private readonly store = inject(Store);
  private readonly now = inject(ServerClock).now;
  private readonly media = inject(LocalMedia);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  readonly sitting = input.required<CandidateSittingView>();
  protected readonly busy = this.store.selectSignal(candidateFeature.selectBusy);
  protected readonly failure = this.store.selectSignal(candidateFeature.selectStepFailure);
  protected readonly cameraWorks = computed(() => this.media.works('camera'));
  protected readonly microphoneWorks = computed(() => this.media.works('microphone'));
  /** Below zero once the invitation is over. */
  private readonly rest = computed(() => {
    const end = this.sitting().invitation?.expiresAt;
    return end ? Math.ceil((Date.parse(end) - this.now()) / 1_000) : 0;
  });
  protected readonly secondsLeft = computed(() => Math.max(0, this.rest()));
  private readonly overdue = computed(() =>
    this.rest() > 0 ? null : Math.floor(-this.rest() / askEvery),
  );

  constructor() {
    const stopRinging = inject(Sounds).startRinging();
    const transloco = inject(TranslocoService);
    const withdraw = notify(
      transloco.translate('candidate.invitation.headline'),
      transloco.translate('candidate.invitation.notification'),
    );
    inject(DestroyRef).onDestroy(() => {
      stopRinging();
      withdraw();
    });
    afterNextRender(() => {
      this.dialog().nativeElement.showModal();
    });
    // The event may be late, or lost with the connection: at the end the page asks by itself.
    effect(() => {
      if (this.overdue() !== null) this.store.dispatch(candidatePageActions.timeCame());
    });
  }

  protected accept(event: Event): void {
    // Enter would also click the button that has the focus.
    event.preventDefault();
    if (this.busy() || this.secondsLeft() === 0) return;
    this.store.dispatch(candidatePageActions.invitationAccepted({ sittingId: this.sitting().id }));
  }

  /** Escape closes a dialog; an invitation is answered, or lapses. */
  protected stay(event: Event): void {
    event.preventDefault();
    const dialog = this.dialog().nativeElement;
    if (!dialog.open) dialog.showModal();
  }
}
