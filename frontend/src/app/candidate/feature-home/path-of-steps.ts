import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { CandidateSittingView } from '@exam/contracts';
import { Store } from '@ngrx/store';
import { TranslocoPipe } from '@jsverse/transloco';

import { ServerClock } from '../../core/clock/server-clock';
import type { Failure } from '../../core/http/failure';
import { TimeTexts, spanText } from '../../core/i18n/time-texts';
import { Icon } from '../../ui/icon/icon';
import { Problem } from '../../ui/problem/problem';
import { candidatePageActions } from '../state/candidate.actions';
import { stepPages, stepsOf, type Step } from './steps';

/** Every step of the path; the one that is next has the only big button. */
@Component({
  selector: 'app-path-of-steps',
  imports: [Icon, MatButton, Problem, TranslocoPipe],
  templateUrl: './path-of-steps.html',
  styleUrl: './path-of-steps.scss',
})
export class PathOfSteps {
  private readonly store = inject(Store);
  private readonly router = inject(Router);
  private readonly now = inject(ServerClock).now;
  private readonly times = inject(TimeTexts);

  readonly sitting = input.required<CandidateSittingView>();
  readonly busy = input(false);
  readonly failure = input<Failure | null>(null);

  protected readonly steps = computed(() => stepsOf(this.sitting()));
  /** What ended or interrupted the path. */
  protected readonly halt = computed(() => {
    const { status } = this.sitting();
    return status === 'finished' || status === 'absent' || status === 'postponed' ? status : null;
  });
  private readonly opensIn = computed(
    () => (Date.parse(this.sitting().examRoom.waitingAreaOpensAt) - this.now()) / 1_000,
  );
  protected readonly opening = computed(() => ({
    at: this.times.dayAndTime(this.sitting().examRoom.waitingAreaOpensAt),
    span: spanText(this.opensIn()),
  }));
  /** Why the next step cannot be taken yet; null where it can. */
  protected readonly obstacle = computed(() => {
    const { can, examRoom } = this.sitting();
    const step = this.steps().find(({ state }) => state === 'now')?.name;
    if (step !== undefined && step in stepPages)
      return can.completeFlowStep ? null : 'candidate.home.notNow';
    if (step !== 'waitingArea' || can.enterWaitingArea) return null;
    if (examRoom.status === 'ended') return 'candidate.home.roomEnded';
    if (this.opensIn() > 86_400) return 'candidate.home.opensAt';
    return this.opensIn() > 0 ? 'candidate.home.opensIn' : 'candidate.home.notNow';
  });

  /** How the documents stand where that is the next step, and more is to be said than to upload. */
  protected documents({ name }: Step): 'submitted' | 'sentBack' | null {
    const file = this.sitting().identityFile;
    return name === 'identityFile' && (file === 'submitted' || file === 'sentBack') ? file : null;
  }

  protected doneAt(step: Step): string | null {
    return step.doneAt && this.times.dayAndTime(step.doneAt);
  }

  protected take(step: Step): void {
    if (step.name === 'waitingArea')
      this.store.dispatch(
        candidatePageActions.enterWaitingAreaClicked({ sittingId: this.sitting().id }),
      );
    else if (step.name === 'interview') void this.router.navigateByUrl('/candidate/exam-room');
    else void this.router.navigateByUrl(stepPages[step.name]);
  }
}
