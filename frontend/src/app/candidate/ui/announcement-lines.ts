import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OwnAnnouncementSummaryView } from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { ServerClock } from '../../core/clock/server-clock';
import { TimeTexts } from '../../core/i18n/time-texts';
import { Chip } from '../../ui/chip/chip';

/** Announcements by title; what is unread is marked for eyes and ears. */
@Component({
  selector: 'app-announcement-lines',
  imports: [Chip, RouterLink, TranslocoPipe],
  template: `
    <ul>
      @for (one of announcements(); track one.id) {
        <li [class.unread]="one.readAt === null">
          <a [routerLink]="['/candidate/announcements', one.id]">
            <span class="name">
              @if (one.readAt === null) {
                <span class="visually-hidden">{{
                  'candidate.announcement.unread' | transloco
                }}</span>
              }
              {{ one.title }}
            </span>
            <span class="muted small">
              {{ one.from }} ·
              @if (one.changedAt; as at) {
                {{ 'candidate.announcement.changed' | transloco: { at: when(at) } }}
              } @else {
                {{ when(one.publishedAt) }}
              }
            </span>
          </a>
          @if (one.mustRead) {
            <app-chip [tone]="one.readAt === null ? 'warn' : 'neutral'">{{
              'article.mustRead' | transloco
            }}</app-chip>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    li {
      position: relative;
      display: flex;
      align-items: center;
      gap: 12px;
      padding: 12px 0 12px 20px;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    .unread::before {
      position: absolute;
      left: 0;
      top: 20px;
      width: 8px;
      height: 8px;
      border-radius: 50%;
      background: var(--mat-sys-primary);
      content: '';
    }
    a {
      flex: 1;
      display: grid;
      min-width: 0;
      color: inherit;
    }
    .name {
      overflow-wrap: anywhere;
    }
    .unread .name {
      font-weight: 600;
    }
  `,
})
export class AnnouncementLines {
  private readonly times = inject(TimeTexts);
  private readonly clock = inject(ServerClock);
  private readonly transloco = inject(TranslocoService);
  readonly announcements = input.required<readonly OwnAnnouncementSummaryView[]>();

  protected when(at: string): string {
    if (!this.times.sameDay(at, this.clock.now())) return this.times.day(at);
    const time = this.times.time(at);
    return this.transloco.translate('candidate.announcement.today', { time });
  }
}
