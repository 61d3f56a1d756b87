import { Component, computed, input } from '@angular/core';

const bars = Array.from({ length: 8 }, (_, index) => index);

/** How loud it is, in eight bars. */
@Component({
  selector: 'app-level-meter',
  host: {
    role: 'meter',
    'aria-valuemin': '0',
    'aria-valuemax': '100',
    '[attr.aria-valuenow]': 'percent()',
    '[attr.aria-label]': 'label()',
  },
  template: `
    @for (bar of bars; track bar) {
      <i [class.lit]="bar < lit()"></i>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 3px;
      align-items: center;
      height: 14px;
    }
    i {
      width: 4px;
      height: 12px;
      border-radius: 2px;
      background: var(--mat-sys-outline-variant);
    }
    .lit {
      background: var(--app-success);
    }
  `,
})
export class LevelMeter {
  /** 0 to 1. */
  readonly level = input.required<number>();
  readonly label = input.required<string>();
  protected readonly bars = bars;
  protected readonly lit = computed(() => Math.ceil(this.level() * bars.length));
  protected readonly percent = computed(() => Math.round(this.level() * 100));
}
