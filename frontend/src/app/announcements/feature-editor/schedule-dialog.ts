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
import { DateField } from '../../ui/date-field/date-field';
import { TimeField } from '../../ui/time-field/time-field';

const HOUR = 3_600_000;

/** Asks when to publish, in the school's zone. Closes with the time (ISO). */
@Component({
  selector: 'app-schedule-dialog',
  imports: [
    DateField,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TimeField,
    TranslocoPipe,
  ],
  template: `
    <h2 matDialogTitle>{{ 'announcements.schedule.headline' | transloco }}</h2>
    <form (submit)="$event.preventDefault(); set()">
      <mat-dialog-content>
        <fieldset aria-describedby="publish-at-text">
          <legend class="strong">
            {{ 'announcements.schedule.at' | transloco: { zone: times.zoneName() } }}
          </legend>
          <div>
            <label class="small" for="publish-day">{{
              'announcements.schedule.day' | transloco
            }}</label>
            <app-date-field fieldId="publish-day" required [(value)]="day" />
          </div>
          <div>
            <label class="small" for="publish-time">{{
              'announcements.schedule.time' | transloco
            }}</label>
            <app-time-field fieldId="publish-time" required [wrong]="past()" [(value)]="time" />
          </div>
        </fieldset>
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
    fieldset {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(148px, 1fr));
      gap: 12px;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0 0 8px;
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
  /** The next full hour but one. */
  private readonly first = toZonedInput(
    Math.ceil(this.clock.now() / HOUR) * HOUR + HOUR,
    this.zone,
  );
  protected readonly day = signal(this.first.slice(0, 10));
  protected readonly time = signal(this.first.slice(11));
  private readonly at = computed(() => fromZonedInput(`${this.day()}T${this.time()}`, this.zone));
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
