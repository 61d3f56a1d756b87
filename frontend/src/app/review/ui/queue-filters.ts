import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What the queue is narrowed to; empty texts are all. */
export interface Narrowing {
  readonly examId: string;
  readonly collegeId: string;
  readonly majorId: string;
  readonly flagged: string;
  readonly waitingHours: string;
}

/** Narrows the queue: exam, college, major, what to look at twice, and how long it waits. */
@Component({
  selector: 'app-queue-filters',
  imports: [TranslocoPipe],
  template: `
    @for (field of fields(); track field.name) {
      <select
        #choice
        [attr.aria-label]="'review.filter.' + field.name | transloco"
        (change)="narrow(field.name, choice.value)"
      >
        <option value="" [selected]="value()[field.name] === ''">
          {{ 'review.filter.all.' + field.name | transloco }}
        </option>
        @for (option of field.options; track option.id) {
          <option [value]="option.id" [selected]="value()[field.name] === option.id">
            {{ option.name }}
          </option>
        }
      </select>
    }
    <select
      #flagged
      [attr.aria-label]="'review.filter.flagged' | transloco"
      (change)="narrowed.emit({ flagged: flagged.value })"
    >
      @for (answer of ['', 'yes', 'no']; track answer) {
        <option [value]="answer" [selected]="value().flagged === answer">
          {{ 'review.filter.flag.' + (answer || 'all') | transloco }}
        </option>
      }
    </select>
    <select
      #hours
      [attr.aria-label]="'review.filter.waitingHours' | transloco"
      (change)="narrowed.emit({ waitingHours: hours.value })"
    >
      @for (span of ['', '1', '4', '24', '72']; track span) {
        <option [value]="span" [selected]="value().waitingHours === span">
          {{
            (span === '' ? 'review.filter.anyWait' : 'review.filter.waits')
              | transloco: { hours: span }
          }}
        </option>
      }
    </select>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 8px;
    }
    select {
      min-width: 0;
      height: 36px;
      padding: 0 6px;
      border: 1px solid var(--mat-sys-outline);
      border-radius: 8px;
      background: var(--app-card);
      font-size: 13px;
    }
  `,
})
export class QueueFilters {
  readonly value = input.required<Narrowing>();
  readonly exams = input.required<readonly Named[]>();
  readonly colleges = input.required<readonly Named[]>();
  readonly majors = input.required<readonly Named[]>();
  readonly narrowed = output<Partial<Narrowing>>();

  protected narrow(name: keyof Narrowing, value: string): void {
    this.narrowed.emit({ [name]: value });
  }

  protected fields() {
    return [
      { name: 'examId', options: this.exams() },
      // Who administers one college has nothing to choose.
      ...(this.colleges().length > 1
        ? [{ name: 'collegeId', options: this.colleges() } as const]
        : []),
      { name: 'majorId', options: this.majors() },
    ] as const;
  }
}
