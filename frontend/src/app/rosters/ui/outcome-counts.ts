import { Component, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ImportCounts, RowOutcome } from '@exam/contracts';

/** How many rows came to what; each count shows its rows. */
@Component({
  selector: 'app-outcome-counts',
  imports: [TranslocoPipe],
  template: `
    @for (one of shown(); track one) {
      <button
        type="button"
        [class]="one"
        [class.some]="counts()[one] > 0"
        [attr.aria-pressed]="one === outcome()"
        (click)="outcome.set(one)"
      >
        <span class="figure">{{ counts()[one] }}</span>
        <span>{{ text() + '.' + one | transloco }}</span>
      </button>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(130px, 1fr));
      gap: 12px;
      margin-bottom: 16px;
    }
    button {
      display: flex;
      flex-direction: column;
      padding: 12px 16px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 12px;
      background: var(--app-card);
      text-align: start;
      cursor: pointer;
    }
    button[aria-pressed='true'] {
      border-color: var(--mat-sys-primary);
      box-shadow: inset 0 0 0 1px var(--mat-sys-primary);
    }
    .figure {
      font-size: 28px;
      font-weight: 700;
      line-height: 36px;
    }
    .wrong.some .figure {
      color: var(--mat-sys-error);
    }
  `,
})
export class OutcomeCounts {
  readonly counts = input.required<ImportCounts>();
  readonly shown = input.required<readonly RowOutcome[]>();
  /** Where the words of the outcomes are. */
  readonly text = input.required<string>();
  readonly outcome = model.required<RowOutcome>();
}
