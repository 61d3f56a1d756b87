import { Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { ExamRoomOptionView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { failureOf } from '../../core/http/failure';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { SearchField } from '../../ui/search-field/search-field';
import type { ScheduleBoard } from '../state/schedule-board';
import { DayText } from '../ui/day-text';

export interface MoveDialogData {
  readonly examId: string;
  /** How many candidates are to be moved. */
  readonly count: number;
  /** The room in which all of them are, if it is one: there is no sense in choosing it. */
  readonly from: string | null;
  readonly board: ScheduleBoard;
}

/** Chooses a room of the exam on any of its days; closes with it. */
@Component({
  selector: 'app-move-dialog',
  imports: [
    ...[MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
    ...[Problem, ProgressLine, SearchField, TranslocoPipe],
  ],
  template: `
    <h2 matDialogTitle>{{ 'schedule.move.title' | transloco: { count: data.count } }}</h2>
    <mat-dialog-content>
      @if (failure(); as fault) {
        <app-problem [code]="fault.code" [requestId]="fault.requestId">
          <button matButton="outlined" class="button-small" type="button" (click)="rooms.reload()">
            {{ 'retry' | transloco }}
          </button>
        </app-problem>
      } @else if (rooms.hasValue()) {
        <app-search-field
          [label]="'schedule.move.search' | transloco"
          [query]="search()"
          (queryChange)="search.set($event)"
        />
        @for (day of days(); track day.date) {
          <h3>{{ texts.of(day.date) }}</h3>
          <ul>
            @for (room of day.rooms; track room.id) {
              <li>
                <button matButton="text" type="button" [matDialogClose]="room">
                  {{ room.name }} · {{ room.startTime }}–{{ room.endTime }}
                </button>
                <span class="small muted">{{
                  'schedule.people' | transloco: { count: room.candidates }
                }}</span>
                @if (room.free !== null) {
                  <span class="small" [class.short]="room.free < data.count">{{
                    'schedule.move.free' | transloco: { count: room.free }
                  }}</span>
                }
              </li>
            }
          </ul>
        } @empty {
          <p class="muted">{{ 'schedule.move.none' | transloco }}</p>
        }
      } @else {
        <app-progress-line [label]="'schedule.loading' | transloco" />
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="text" type="button" matDialogClose>{{ 'cancel' | transloco }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    h3 {
      margin: 16px 0 0;
      font-size: 14px;
      font-weight: 600;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 12px;
      min-height: 44px;
    }
    .short {
      color: var(--mat-sys-error);
    }
  `,
})
export class MoveDialog {
  protected readonly data = inject<MoveDialogData>(MAT_DIALOG_DATA);
  protected readonly texts = inject(DayText);
  protected readonly search = signal('');
  protected readonly rooms = rxResource({
    stream: () => this.data.board.roomsOf(this.data.examId),
  });
  protected readonly failure = computed(() => {
    const error = this.rooms.error();
    return error ? failureOf(error.cause ?? error) : null;
  });
  protected readonly days = computed(() => {
    const part = this.search().trim();
    const shown = (this.rooms.hasValue() ? this.rooms.value() : []).filter(
      ({ id, name }) => id !== this.data.from && name.includes(part),
    );
    const byDate = new Map<string, ExamRoomOptionView[]>();
    for (const room of shown) byDate.set(room.date, [...(byDate.get(room.date) ?? []), room]);
    return [...byDate].map(([date, rooms]) => ({ date, rooms }));
  });
}
