import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

@Component({
  selector: 'app-brand',
  imports: [TranslocoPipe],
  template: `
    <svg viewBox="0 0 28 28" aria-hidden="true">
      <rect width="28" height="28" rx="8" />
      <path d="M9.2 19.5a4.2 4.2 0 0 1-.5-8.37 5.6 5.6 0 0 1 10.7 1.4 3.55 3.55 0 0 1-.5 6.97" />
      <path d="m11.2 17 2.2 2.3 4-4.3" />
    </svg>
    {{ 'product' | transloco }}
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 10px;
      font-size: 17px;
      font-weight: 600;
      white-space: nowrap;
    }
    svg {
      width: 28px;
      height: 28px;
      flex: none;
    }
    rect {
      fill: var(--mat-sys-primary);
    }
    path {
      fill: none;
      stroke: var(--mat-sys-on-primary);
      stroke-width: 2px;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
})
export class Brand {}
