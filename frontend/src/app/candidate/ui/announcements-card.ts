import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { OwnAnnouncementSummaryView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Failure } from '../../core/http/failure';
import { Chip } from '../../ui/chip/chip';
import { Problem } from '../../ui/problem/problem';
import { AnnouncementLines } from './announcement-lines';

/** Lines that fit beside the path of steps. */
const LINES = 4;

/** The newest announcements, those that are unread first. */
@Component({
  selector: 'app-announcements-card',
  imports: [AnnouncementLines, Chip, MatButton, Problem, RouterLink, TranslocoPipe],
  host: { class: 'card' },
  template: `
    <header class="row">
      <h2 class="title grow">{{ 'candidate.announcement.headline' | transloco }}</h2>
      @if (unread(); as count) {
        <app-chip tone="accent">{{
          'candidate.announcement.unreadCount' | transloco: { count }
        }}</app-chip>
      }
    </header>
    @if (announcements(); as all) {
      @if (all.length > 0) {
        <app-announcement-lines [announcements]="shown()" />
        @if (all.length > shown().length) {
          <a class="all" routerLink="/candidate/announcements">{{
            'candidate.announcement.showAll' | transloco: { count: all.length }
          }}</a>
        }
      } @else {
        <p class="muted small">{{ 'candidate.announcement.none' | transloco }}</p>
      }
    } @else if (failure()) {
      <app-problem [code]="failure()!.code">
        <button matButton="outlined" class="button-small" type="button" (click)="retry.emit()">
          {{ 'retry' | transloco }}
        </button>
      </app-problem>
    } @else {
      <p class="muted small" role="status">{{ 'candidate.announcement.loading' | transloco }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
      padding: 20px;
    }
    header {
      min-height: 24px;
      margin-bottom: 12px;
    }
    .all {
      display: block;
      padding-top: 12px;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
  `,
})
export class AnnouncementsCard {
  /** Null before the first answer. */
  readonly announcements = input.required<readonly OwnAnnouncementSummaryView[] | null>();
  readonly failure = input<Failure | null>(null);
  readonly retry = output();
  protected readonly unread = computed(
    () => (this.announcements() ?? []).filter(({ readAt }) => readAt === null).length,
  );
  protected readonly shown = computed(() => {
    const all = this.announcements() ?? [];
    const unread = all.filter(({ readAt }) => readAt === null);
    return [...unread, ...all.filter((one) => !unread.includes(one))].slice(0, LINES);
  });
}
