import { Component, computed, effect, inject, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Store } from '@ngrx/store';
import type { CandidateSittingView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { ServerClock } from '../../core/clock/server-clock';
import { sessionFeature } from '../../core/session/session.feature';
import { AppBar } from '../../shell/app-bar';
import { Chip } from '../../ui/chip/chip';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Problem } from '../../ui/problem/problem';
import { CandidateAnnouncements } from '../state/candidate-announcements';
import { candidatePageActions } from '../state/candidate.actions';
import { candidateFeature } from '../state/candidate.feature';
import { isOver } from '../state/sitting-place';
import { AnnouncementsCard } from '../ui/announcements-card';
import { ConsentsLink } from '../ui/consents-link';
import { Contact } from '../ui/contact';
import { ExamHead } from '../ui/exam-head';
import { networkWord } from '../ui/network-words';
import { OtherSittings } from '../ui/other-sittings';
import { PathOfSteps } from './path-of-steps';

/** The candidate's path: where they are in it, and the one next step. */
@Component({
  selector: 'app-home-page',
  imports: [
    AnnouncementsCard,
    AppBar,
    Chip,
    ConsentsLink,
    Contact,
    EmptyState,
    ExamHead,
    MatButton,
    OtherSittings,
    PathOfSteps,
    Problem,
    TranslocoPipe,
  ],
  templateUrl: './home-page.html',
  styleUrl: './home-page.scss',
})
export class HomePage {
  private readonly store = inject(Store);
  private readonly clock = inject(ServerClock);
  protected readonly announcements = inject(CandidateAnnouncements);
  protected readonly state = this.store.selectSignal(candidateFeature.selectCandidateState);
  protected readonly session = this.store.selectSignal(sessionFeature.selectSession);
  protected readonly sitting = this.store.selectSignal(candidateFeature.selectCurrent);
  protected readonly others = this.store.selectSignal(candidateFeature.selectOthers);
  protected readonly contact = computed(() => this.sitting()?.college ?? this.session()?.college);
  protected readonly network = computed(() => networkWord(this.clock.roundTrip()));
  private readonly place = this.store.selectSignal(candidateFeature.selectPlace);
  private readonly head = viewChild(ExamHead);
  /** Whoever is in one already prepares no other. */
  protected readonly canPrepare = computed(() => {
    const isFree = this.place() === null;
    return (sitting: CandidateSittingView) => isFree && !isOver(sitting);
  });
  private readonly opensIn = computed(() => {
    const opening = this.sitting()?.examRoom.waitingAreaOpensAt;
    return opening ? Math.ceil((Date.parse(opening) - this.clock.now()) / 1_000) : null;
  });

  constructor() {
    const opened = computed(() => this.opensIn() === 0);
    effect(() => {
      // The doors open now: the server is asked whether the candidate may enter.
      if (opened()) this.store.dispatch(candidatePageActions.timeCame());
    });
  }

  /** Another exam becomes the one of this page, and of those that its steps lead to. */
  protected prepare(sittingId: string): void {
    this.store.dispatch(candidatePageActions.sittingChosen({ sittingId }));
    this.head()?.focus();
  }

  protected retry(): void {
    this.store.dispatch(candidatePageActions.retryClicked());
  }
}
