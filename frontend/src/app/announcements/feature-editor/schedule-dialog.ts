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
import { Store } from '@ngrx/store';
import { TranslocoPipe } from '@jsverse/transloco';

import { ServerClock } from '../../core/clock/server-clock';
import { TimeTexts } from '../../core/i18n/time-texts';
import { fromZonedInput, toZonedInput } from '../../core/i18n/zoned-time';
import { sessionFeature } from '../../core/session/session.feature';

const HOUR = 3_600_000;

/** Asks when to publish, in the school's zone. Closes with the time (ISO). */
@Component({
  selector: 'app-schedule-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TranslocoPipe,
  ],
  template: `
    <h2 matDialogTitle>{{ 'announcements.schedule.headline' | transloco }}</h2>
    <form (submit)="$event.preventDefault(); set()">
      <mat-dialog-content>
        <label for="publish-at" class="strong">{{
          'announcements.schedule.at' | transloco: { zone: times.zoneName() }
        }}</label>
        <input
          #field
          id="publish-at"
          type="datetime-local"
          cdkFocusInitial
          required
          [value]="text()"
          [min]="earliest"
          [attr.aria-invalid]="past()"
          aria-describedby="publish-at-text"
          (input)="text.set(field.value)"
        />
        <p id="publish-at-text" role="status" [class.wrong]="past()">
          {{
            (past() ? 'announcements.schedule.past' : 'announcements.schedule.text')
              | transloco: { count: people, at: readable() }
          }}
        </p>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="text" type="button" matDialogClose>{{ 'cancel' | transloco }}</button>
        <button matButton="filled" type="submit">
          {{ 'announcements.schedule.confirm' | transloco }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    mat-dialog-content {
      display: grid;
      gap: 8px;
    }
    input {
      height: 48px;
      padding: 0 16px;
      border: 1px solid var(--mat-sys-outline);
      border-radius: 12px;
      background: var(--app-card);
    }
    .wrong {
      color: var(--mat-sys-error);
    }
  `,
})
export class ScheduleDialog {
  private readonly dialog = inject<MatDialogRef<ScheduleDialog, string>>(MatDialogRef);
  private readonly clock = inject(ServerClock);
  private readonly zone = inject(Store).selectSignal(sessionFeature.selectTimeZone)();
  protected readonly times = inject(TimeTexts);
  /** Candidates whom it concerns. */
  protected readonly people = inject<number>(MAT_DIALOG_DATA);
  protected readonly earliest = toZonedInput(this.clock.now(), this.zone);
  /** The next full hour but one. */
  protected readonly text = signal(
    toZonedInput(Math.ceil(this.clock.now() / HOUR) * HOUR + HOUR, this.zone),
  );
  private readonly at = computed(() => fromZonedInput(this.text(), this.zone));
  protected readonly past = computed(() => {
    const at = this.at();
    return at === null || Date.parse(at) <= this.clock.now();
  });
  protected readonly readable = computed(() => {
    const at = this.at();
    return at === null ? '' : this.times.dayAndTime(at);
  });

  protected set(): void {
    const at = this.at();
    if (at !== null && !this.past()) this.dialog.close(at);
  }
}
