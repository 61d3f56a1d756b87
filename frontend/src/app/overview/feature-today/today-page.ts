import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { OverviewView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Chip } from '../../ui/chip/chip';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { Today } from '../state/today';
import { ConcernList } from '../ui/concern-list';
import { RoomTile } from '../ui/room-tile';

/** The exam rooms of today, live. */
@Component({
  selector: 'app-today-page',
  imports: [
    Chip,
    ConcernList,
    EmptyState,
    MatButton,
    PageHead,
    Problem,
    ProgressLine,
    RoomTile,
    RouterLink,
    TranslocoPipe,
  ],
  providers: [Today],
  templateUrl: './today-page.html',
  styleUrl: './today-page.scss',
})
export class TodayPage {
  private readonly times = inject(TimeTexts);
  protected readonly today = inject(Today);
  protected readonly day = computed(() => {
    const at = this.today.overview()?.at;
    return at ? this.times.dayAndTime(at).replace(/[,\s]*\d{2}:\d{2}$/, '') : null;
  });

  protected countersOf({ counters }: OverviewView) {
    const { roomsOpen, rooms, online, candidates, missing, offline } = counters;
    return [
      { name: 'roomsOpen', value: roomsOpen, of: rooms, tone: '' },
      { name: 'online', value: online, of: candidates, tone: '' },
      { name: 'missing', value: missing, of: null, tone: missing > 0 ? 'bad' : '' },
      { name: 'offline', value: offline, of: null, tone: offline > 0 ? 'warn' : '' },
    ];
  }
}
