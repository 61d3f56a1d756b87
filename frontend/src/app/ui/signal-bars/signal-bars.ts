import { Component, input } from '@angular/core';

/** Four bars, of which `level` are lit. The words beside them say the same. */
@Component({
  selector: 'app-signal-bars',
  host: { 'aria-hidden': 'true' },
  template: `
    @for (bar of bars; track bar) {
      <i [class.lit]="bar <= level()"></i>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: flex-end;
      gap: 2px;
      height: 12px;
    }
    i {
      width: 3px;
      border-radius: 1px;
      background: currentcolor;
      opacity: 0.3;
    }
    i.lit {
      opacity: 1;
    }
    i:nth-child(1) {
      height: 4px;
    }
    i:nth-child(2) {
      height: 7px;
    }
    i:nth-child(3) {
      height: 10px;
    }
    i:nth-child(4) {
      height: 12px;
    }
  `,
})
export class SignalBars {
  /** 0 to 4. */
  readonly level = input.required<number>();
  protected readonly bars = [1, 2, 3, 4];
}
