import { Component, DestroyRef, Injector, computed, effect, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog, type MatDialogRef } from '@angular/material/dialog';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../ui/icon/icon';
import { CandidateAnnouncements } from '../state/candidate-announcements';
import { candidateFeature } from '../state/candidate.feature';
import { AnnouncementDialog } from './announcement-dialog';

/** Says that an announcement came while the candidate was here; during an exam it waits. */
@Component({
  selector: 'app-new-announcement',
  imports: [Icon, MatButton, MatIconButton, TranslocoPipe],
  host: { role: 'status' },
  template: `
    @if (arrived(); as news) {
      <div class="card">
        <app-icon name="campaign" [size]="24" />
        <p class="grow">
          <span class="small muted">{{ 'candidate.announcement.arrived' | transloco }}</span>
          <span class="strong">{{ news.title }}</span>
        </p>
        <button matButton="tonal" type="button" (click)="open(news.id)">
          {{ 'candidate.announcement.read' | transloco }}
        </button>
        <button
          matIconButton
          type="button"
          [attr.aria-label]="'close' | transloco"
          (click)="announcements.putAway()"
        >
          <app-icon name="close" />
        </button>
      </div>
    }
  `,
  styles: `
    :host {
      position: fixed;
      z-index: 20;
      right: 24px;
      bottom: 24px;
      max-width: min(440px, 100vw - 32px);
    }
    .card {
      display: flex;
      align-items: center;
      gap: 12px;
      padding: 12px 8px 12px 16px;
      box-shadow: var(--app-shadow-3);
    }
    p {
      display: grid;
      overflow-wrap: anywhere;
    }
    app-icon {
      color: var(--mat-sys-primary);
    }
    @media (width <= 720px) {
      :host {
        right: 16px;
        bottom: 16px;
        left: 16px;
      }
    }
  `,
})
export class NewAnnouncement {
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly store = inject(Store);
  private readonly place = this.store.selectSignal(candidateFeature.selectPlace);
  private readonly current = this.store.selectSignal(candidateFeature.selectCurrent);
  /** Nothing may stand between a candidate and their invitation, or their exam. */
  private readonly busy = computed(
    () => this.current()?.status === 'invited' || this.place() === 'examRoom',
  );
  private opened: MatDialogRef<AnnouncementDialog> | undefined;
  protected readonly announcements = inject(CandidateAnnouncements);
  protected readonly arrived = computed(() => (this.busy() ? null : this.announcements.arrived()));

  constructor() {
    effect(() => {
      if (this.busy()) this.opened?.close();
    });
    inject(DestroyRef).onDestroy(() => this.opened?.close());
  }

  /** Who waits must not leave the page for it. */
  protected open(announcementId: string): void {
    if (this.place() === null) {
      void this.router.navigate(['/candidate/announcements', announcementId]);
      return;
    }
    this.opened = this.dialog.open(AnnouncementDialog, {
      data: announcementId,
      width: '720px',
      injector: this.injector,
    });
  }
}
