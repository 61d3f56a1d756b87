import { Component, DestroyRef, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';

import { ServerClock } from '../../core/clock/server-clock';
import { TimeTexts } from '../../core/i18n/time-texts';
import { AppBar } from '../../shell/app-bar';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { Problem } from '../../ui/problem/problem';
import { examRoomsPageActions } from '../state/examiner.actions';
import { examinerFeature } from '../state/examiner.feature';
import { consolesOf, ExamRoomCard, type ConsoleEntry } from './exam-room-card';

const parts = ['today', 'later', 'earlier'] as const;

/** The rooms in which this examiner has a role, with a way in for each role. */
@Component({
  selector: 'app-exam-rooms-page',
  imports: [AppBar, EmptyState, ExamRoomCard, Icon, MatButton, Problem, TranslocoPipe],
  templateUrl: './exam-rooms-page.html',
  styleUrl: './exam-rooms-page.scss',
})
export class ExamRoomsPage {
  private readonly store = inject(Store);
  private readonly times = inject(TimeTexts);
  private readonly now = inject(ServerClock).now;
  protected readonly rooms = this.store.selectSignal(examinerFeature.selectRooms);
  protected readonly failure = this.store.selectSignal(examinerFeature.selectRoomsFailure);
  protected readonly search = signal('');

  private readonly found = computed(() => {
    const search = this.search().trim().toLowerCase();
    return (this.rooms() ?? [])
      .filter(({ name, exam }) =>
        [name, exam.name, exam.majorName].some((text) => text.toLowerCase().includes(search)),
      )
      .flatMap(consolesOf)
      .sort((a, b) => a.room.startsAt.localeCompare(b.room.startsAt));
  });
  protected readonly sections = computed(() =>
    parts
      .map((part) => ({
        part,
        entries: this.found().filter((entry) => this.partOf(entry) === part),
      }))
      .filter(({ entries }) => entries.length > 0),
  );

  constructor() {
    this.store.dispatch(examRoomsPageActions.opened());
    inject(DestroyRef).onDestroy(() => {
      this.store.dispatch(examRoomsPageActions.left());
    });
  }

  protected retry(): void {
    this.store.dispatch(examRoomsPageActions.retryClicked());
  }

  private partOf({ room }: ConsoleEntry): (typeof parts)[number] {
    if (room.status === 'ended') return 'earlier';
    // A room that is still open is today's work, whatever day it is.
    if (room.status === 'open' || this.times.sameDay(room.startsAt, this.now())) return 'today';
    return Date.parse(room.startsAt) > this.now() ? 'later' : 'earlier';
  }
}
