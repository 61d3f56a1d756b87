import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { sittingStatus, type ExamRoomSummaryView, type RoomRole } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Chip } from '../../ui/chip/chip';
import { Icon } from '../../ui/icon/icon';
import { sittingLooks } from '../ui/sitting-looks';

/** One way into a room: who has roles in both places of it has two. */
export interface ConsoleEntry {
  readonly room: ExamRoomSummaryView;
  readonly console: 'waiting-area' | 'interview';
  readonly roles: readonly RoomRole[];
}

/** The ways into a room that the reader's roles open. */
export function consolesOf(room: ExamRoomSummaryView): ConsoleEntry[] {
  const waiting = room.roles.filter((role) => role === 'waitingExaminer');
  const panel = room.roles.filter((role) => role !== 'waitingExaminer');
  return [
    { room, console: 'waiting-area' as const, roles: waiting },
    { room, console: 'interview' as const, roles: panel },
  ].filter(({ roles }) => roles.length > 0);
}

const roomLooks = {
  scheduled: { tone: 'neutral', icon: 'schedule' },
  open: { tone: 'ok', icon: 'doorOpen' },
  ended: { tone: 'neutral', icon: 'taskAlt' },
} as const;

/** A room in the list: when, what, as whom, how far it is, and the button that leads in. */
@Component({
  selector: 'app-exam-room-card',
  imports: [Chip, Icon, MatButton, RouterLink, TranslocoPipe],
  templateUrl: './exam-room-card.html',
  styleUrl: './exam-room-card.scss',
})
export class ExamRoomCard {
  private readonly times = inject(TimeTexts);
  readonly entry = input.required<ConsoleEntry>();

  protected readonly room = computed(() => this.entry().room);
  protected readonly look = computed(() => roomLooks[this.room().status]);
  protected readonly when = computed(() => {
    const { startsAt, endsAt } = this.room();
    return `${this.times.dayAndTime(startsAt)} – ${this.times.time(endsAt)}`;
  });
  protected readonly counts = computed(() =>
    sittingStatus.options
      .map((status) => ({
        status,
        count: this.room().counts[status] ?? 0,
        icon: sittingLooks[status].icon,
      }))
      .filter(({ count }) => count > 0),
  );
  protected readonly all = computed(() => this.counts().reduce((sum, { count }) => sum + count, 0));
  protected readonly action = computed(() => {
    if (this.room().status === 'ended') return 'examiner.rooms.look';
    return this.entry().console === 'waiting-area'
      ? 'examiner.rooms.enterWaitingArea'
      : 'examiner.rooms.enterExamRoom';
  });
}
