import { Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { ScheduleRoomView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { failureOf } from '../../core/http/failure';
import { Problem } from '../../ui/problem/problem';
import { SearchField } from '../../ui/search-field/search-field';
import type { ScheduleBoard } from '../state/schedule-board';

export interface SeatDialogData {
  readonly room: ScheduleRoomView;
  readonly board: ScheduleBoard;
}

/** Seats candidates who have no place in the exam in a room. */
@Component({
  selector: 'app-seat-dialog',
  imports: [
    ...[MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
    ...[Problem, SearchField, TranslocoPipe],
  ],
  template: `
    <h2 matDialogTitle>{{ 'schedule.seat.title' | transloco: { room: data.room.name } }}</h2>
    <mat-dialog-content>
      @if (failure(); as fault) {
        <app-problem [code]="fault.code" [requestId]="fault.requestId" />
      }
      @if (free.hasValue()) {
        <app-search-field
          [label]="'schedule.search' | transloco"
          [query]="search()"
          (queryChange)="search.set($event)"
        />
        @for (candidate of shown(); track candidate.id) {
          <label class="check">
            <input
              type="checkbox"
              [checked]="chosen().has(candidate.id)"
              (change)="toggle(candidate.id)"
            />
            <span class="grow">{{ candidate.name }}</span>
            <span class="small muted">{{ candidate.candidateNumber }}</span>
          </label>
        } @empty {
          <p class="muted">{{ 'schedule.seat.none' | transloco }}</p>
        }
      } @else if (!failure()) {
        <p class="muted" role="status">{{ 'schedule.loading' | transloco }}</p>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="text" type="button" matDialogClose>{{ 'cancel' | transloco }}</button>
      <button
        matButton="filled"
        type="button"
        [disabled]="data.board.busy() || chosen().size === 0"
        (click)="seat()"
      >
        {{ 'schedule.seat.confirm' | transloco: { count: chosen().size } }}
      </button>
    </mat-dialog-actions>
  `,
  styleUrl: '../ui/sheet.scss',
})
export class SeatDialog {
  private readonly dialog = inject(MatDialogRef);
  protected readonly data = inject<SeatDialogData>(MAT_DIALOG_DATA);
  protected readonly search = signal('');
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly free = rxResource({
    stream: () => this.data.board.unplaced(this.data.room.exam.id),
  });
  protected readonly failure = computed(() => {
    const error = this.free.error();
    return error ? failureOf(error) : this.data.board.failure();
  });
  protected readonly shown = computed(() => {
    const part = this.search().trim();
    return (this.free.hasValue() ? this.free.value() : []).filter(({ name, candidateNumber }) =>
      `${name} ${candidateNumber}`.includes(part),
    );
  });

  protected toggle(id: string): void {
    const next = new Set(this.chosen());
    if (!next.delete(id)) next.add(id);
    this.chosen.set(next);
  }

  protected async seat(): Promise<void> {
    if (await this.data.board.place(this.data.room.id, [...this.chosen()])) this.dialog.close();
  }
}
