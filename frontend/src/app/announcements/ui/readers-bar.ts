import { Component, computed, input } from '@angular/core';

/** How many of whom it concerns have read it, as a figure and as a bar. */
@Component({
  selector: 'app-readers-bar',
  template: `
    <span class="figure">{{ read() }} / {{ total() }}</span>
    <span class="bar" aria-hidden="true"><i [style.width.%]="percent()"></i></span>
  `,
  styles: `
    :host {
      display: grid;
      gap: 4px;
      min-width: 88px;
    }
    .figure {
      font-variant-numeric: tabular-nums;
    }
    .bar {
      height: 4px;
      overflow: hidden;
      border-radius: 2px;
      background: var(--mat-sys-surface-container-high);
    }
    i {
      display: block;
      height: 100%;
      background: var(--mat-sys-primary);
    }
  `,
})
export class ReadersBar {
  readonly read = input.required<number>();
  readonly total = input.required<number>();
  protected readonly percent = computed(() =>
    this.total() === 0 ? 0 : (100 * this.read()) / this.total(),
  );
}
