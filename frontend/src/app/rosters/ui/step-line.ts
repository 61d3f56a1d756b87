import { Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** The steps of a wizard in words, and which one it is at. */
@Component({
  selector: 'app-step-line',
  imports: [TranslocoPipe],
  template: `
    <ol>
      @for (step of steps(); track step; let index = $index) {
        <li
          [class.done]="index < steps().indexOf(current())"
          [class.now]="step === current()"
          [attr.aria-current]="step === current() ? 'step' : null"
        >
          <span class="mark">{{ index + 1 }}</span>
          {{ 'rosters.import.step.' + step | transloco }}
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 28px;
      margin-bottom: 20px;
    }
    li {
      display: flex;
      align-items: center;
      gap: 8px;
      color: var(--mat-sys-on-surface-variant);
    }
    .now {
      color: var(--mat-sys-on-surface);
      font-weight: 600;
    }
    .mark {
      display: grid;
      place-items: center;
      width: 24px;
      height: 24px;
      border-radius: 50%;
      background: var(--mat-sys-surface-container-high);
      font-size: 12px;
      font-weight: 600;
    }
    .now .mark {
      background: var(--mat-sys-primary);
      color: var(--mat-sys-on-primary);
    }
    .done .mark {
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
    }
  `,
})
export class StepLine {
  readonly steps = input.required<readonly string[]>();
  readonly current = input.required<string>();
}
