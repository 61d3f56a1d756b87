import { Component, computed, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Store } from '@ngrx/store';
import { TranslocoPipe } from '@jsverse/transloco';

import { ConnectionBanner } from '../ui/connection-banner/connection-banner';
import { Invitation } from './feature-waiting/invitation';
import { NewAnnouncement } from './feature-announcements/new-announcement';
import { Notices } from './feature-notice/notices';
import { CandidateAnnouncements } from './state/candidate-announcements';
import { candidatePageActions } from './state/candidate.actions';
import { candidateFeature } from './state/candidate.feature';
import { CandidatePresence } from './state/candidate-presence';

/** What stays while the candidate goes from page to page: connection, invitation, notices. */
@Component({
  selector: 'app-candidate-area',
  imports: [ConnectionBanner, Invitation, NewAnnouncement, Notices, RouterOutlet, TranslocoPipe],
  providers: [CandidatePresence, CandidateAnnouncements],
  template: `
    <app-connection-banner [hint]="hint() | transloco" />
    @if (current()?.exam?.isRehearsal) {
      <p class="rehearsal" role="note">{{ 'candidate.rehearsal' | transloco }}</p>
    }
    <router-outlet />
    @if (invited(); as sitting) {
      <app-invitation [sitting]="sitting" />
    }
    <app-notices />
    <app-new-announcement />
  `,
  styles: `
    .rehearsal {
      padding: 4px 24px;
      background: var(--app-warning-container);
      color: var(--app-on-warning-container);
      font-size: 13px;
      font-weight: 600;
      text-align: center;
    }
  `,
})
export class CandidateArea {
  private readonly store = inject(Store);
  private readonly place = this.store.selectSignal(candidateFeature.selectPlace);
  protected readonly current = this.store.selectSignal(candidateFeature.selectCurrent);
  protected readonly hint = computed(() => `candidate.offline.${this.place() ?? 'home'}`);
  protected readonly invited = computed(() => {
    const sitting = this.current();
    return sitting?.status === 'invited' && sitting.invitation ? sitting : null;
  });

  constructor() {
    inject(CandidatePresence);
    this.store.dispatch(candidatePageActions.opened());
  }
}
