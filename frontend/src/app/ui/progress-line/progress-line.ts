import { Component, computed, input } from '@angular/core';
import { MatProgressBar } from '@angular/material/progress-bar';

/** How far something has come, in words and as a bar. */
@Component({
  selector: 'app-progress-line',
  imports: [MatProgressBar],
  template: `
    <p class="row small" role="status">
      <span class="grow">{{ label() }}</span>
      @if (percent(); as part) {
        <span class="strong">{{ part }} %</span>
      }
    </p>
    <mat-progress-bar
      [mode]="percent() === null ? 'indeterminate' : 'determinate'"
      [value]="percent() ?? 0"
      [attr.aria-label]="label()"
    />
  `,
  styles: `
    :host {
      display: grid;
      gap: 6px;
    }
  `,
})
export class ProgressLine {
  readonly label = input.required<string>();
  readonly done = input(0);
  /** Null as long as nobody knows how much there is. */
  readonly total = input<number | null>(null);
  protected readonly percent = computed(() => {
    const total = this.total();
    return total ? Math.floor((100 * Math.min(this.done(), total)) / total) : null;
  });
}
