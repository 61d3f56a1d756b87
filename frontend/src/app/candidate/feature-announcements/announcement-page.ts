import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { AppBar } from '../../shell/app-bar';
import { Icon } from '../../ui/icon/icon';
import { CandidateAnnouncements } from '../state/candidate-announcements';
import { AnnouncementReader } from './announcement-reader';

/** One announcement, and the way on: to the next that must be read, or back. */
@Component({
  selector: 'app-announcement-page',
  imports: [AnnouncementReader, AppBar, Icon, MatButton, RouterLink, TranslocoPipe],
  template: `
    <app-bar>
      <span class="divider wide-only"></span>
      <span class="strong wide-only">{{ 'candidate.title.announcements' | transloco }}</span>
    </app-bar>
    <main>
      <a class="row back" routerLink="/candidate/announcements">
        <app-icon name="arrowBack" />{{ 'candidate.announcement.all' | transloco }}
      </a>
      <div class="card">
        <app-announcement-reader [announcementId]="announcementId()">
          @if (next(); as next) {
            <a
              matButton="filled"
              class="button-decision"
              [routerLink]="['/candidate/announcements', next.id]"
            >
              {{ 'candidate.announcement.next' | transloco: { count: left() } }}
            </a>
          } @else {
            <a matButton="tonal" class="button-decision" routerLink="/candidate">
              {{ 'candidate.announcement.home' | transloco }}
            </a>
          }
        </app-announcement-reader>
      </div>
    </main>
  `,
  styleUrl: './announcement-page.scss',
})
export class AnnouncementPage {
  private readonly announcements = inject(CandidateAnnouncements);
  /** Of the route. */
  readonly announcementId = input.required<string>();
  private readonly others = computed(() =>
    this.announcements.mustRead().filter(({ id }) => id !== this.announcementId()),
  );
  protected readonly next = computed(() => this.others()[0] ?? null);
  protected readonly left = computed(() => this.others().length);
}
