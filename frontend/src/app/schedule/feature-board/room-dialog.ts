import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { ChangeRoomRequest, ScheduleExamView, ScheduleRoomView } from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { Confirm } from '../../ui/confirm/confirm';
import { DateField } from '../../ui/date-field/date-field';
import { Problem } from '../../ui/problem/problem';
import { TimeField } from '../../ui/time-field/time-field';
import type { ScheduleBoard } from '../state/schedule-board';
import { BreakFields } from '../ui/break-fields';
import { isFaulty } from '../ui/field-problem';

export interface RoomDialogData {
  /** Null for a new room. */
  readonly room: ScheduleRoomView | null;
  readonly exams: readonly ScheduleExamView[];
  readonly examId: string | null;
  readonly board: ScheduleBoard;
}

/** A room in detail: its name, times and breaks; or a new one. */
@Component({
  selector: 'app-room-dialog',
  imports: [
    ...[BreakFields, DateField, MatButton, MatDialogActions, MatDialogClose, MatDialogContent],
    ...[MatDialogTitle, Problem, TimeField, TranslocoPipe],
  ],
  templateUrl: './room-dialog.html',
  styleUrl: '../ui/sheet.scss',
})
export class RoomDialog {
  private readonly dialog = inject(MatDialogRef);
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  protected readonly data = inject<RoomDialogData>(MAT_DIALOG_DATA);
  protected readonly board = this.data.board;

  protected readonly examId = signal(this.data.examId ?? this.data.exams[0]?.id ?? '');
  protected readonly draft = signal<ChangeRoomRequest>(
    this.data.room ?? {
      name: '',
      date: this.board.shownDate() ?? new Date().toISOString().slice(0, 10),
      startTime: '09:00',
      endTime: '12:00',
      sessionMinutes: this.data.exams.find(({ id }) => id === this.examId())?.sessionMinutes ?? 15,
      breaks: { every: null, lunch: null },
    },
  );
  protected readonly isOpen = computed(() => this.data.room?.status === 'open');
  protected readonly isOver = computed(() => this.data.room?.status === 'ended');

  protected change(part: Partial<ChangeRoomRequest>): void {
    this.draft.update((draft) => ({ ...draft, ...part }));
  }

  protected isFaulty(path: string): boolean {
    return isFaulty(this.board.failure(), path);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const { name, date, startTime, endTime, sessionMinutes, breaks } = this.draft();
    const request = { name, date, startTime, endTime, sessionMinutes, breaks };
    const { room } = this.data;
    const done = room
      ? await this.board.changeRoom(room.id, request)
      : await this.board.addRoom({ examId: this.examId(), ...request });
    if (!done) return;
    if (!room) this.board.chooseDate(date);
    this.dialog.close();
  }

  protected async remove(): Promise<void> {
    const { room } = this.data;
    if (!room) return;
    const text = (key: string, params = {}) => this.transloco.translate(key, params);
    const agreed = await this.confirm.ask({
      title: text('schedule.room.removeTitle', { name: room.name }),
      text: text('schedule.room.removeText', { count: room.sittings.length }),
      confirm: text('schedule.room.remove'),
      danger: true,
    });
    if (agreed && (await this.board.removeRoom(room.id))) this.dialog.close();
  }
}
