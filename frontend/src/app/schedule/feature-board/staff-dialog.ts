import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { RoomRole, ScheduleRoomView, ScheduleStaffView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Chip } from '../../ui/chip/chip';
import { SearchField } from '../../ui/search-field/search-field';

export interface StaffDialogData {
  readonly room: ScheduleRoomView;
  readonly role: RoomRole;
  readonly staff: readonly ScheduleStaffView[];
}

/** Chooses who gets a role in a room; closes with the person's id. */
@Component({
  selector: 'app-staff-dialog',
  imports: [
    ...[Chip, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
    ...[SearchField, TranslocoPipe],
  ],
  template: `
    <h2 matDialogTitle>
      {{
        'schedule.staff.add'
          | transloco: { role: ('role.' + data.role | transloco), room: data.room.name }
      }}
    </h2>
    <mat-dialog-content>
      <app-search-field
        [label]="'schedule.staff.search' | transloco"
        [query]="search()"
        (queryChange)="search.set($event)"
      />
      <ul>
        @for (person of shown(); track person.id) {
          <li>
            <button matButton="text" type="button" [matDialogClose]="person.id">
              {{ person.name }}
              @if (person.collegeName; as college) {
                · {{ college }}
              }
            </button>
            @if (person.rooms > 0) {
              <app-chip>{{ 'schedule.rooms' | transloco: { count: person.rooms } }}</app-chip>
            }
          </li>
        } @empty {
          <li class="muted">{{ 'schedule.staff.none' | transloco }}</li>
        }
      </ul>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="text" type="button" matDialogClose>{{ 'cancel' | transloco }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    ul {
      min-height: 200px;
      margin-top: 12px;
    }
    li {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 44px;
    }
  `,
})
export class StaffDialog {
  protected readonly data = inject<StaffDialogData>(MAT_DIALOG_DATA);
  protected readonly search = signal('');
  protected readonly shown = computed(() => {
    const taken = new Set(
      this.data.room.staff
        .filter(({ role }) => role === this.data.role)
        .map(({ personId }) => personId),
    );
    const part = this.search().trim();
    return this.data.staff.filter(
      ({ id, name, collegeName }) =>
        !taken.has(id) && `${name} ${collegeName ?? ''}`.includes(part),
    );
  });
}
