import { Component, computed, input } from '@angular/core';

const radius = 82;
const circumference = 2 * Math.PI * radius;

/** A ring that empties as the seconds run out; the number stands in it, its content below. */
@Component({
  selector: 'app-countdown-ring',
  host: { role: 'timer' },
  template: `
    <svg viewBox="0 0 176 176" aria-hidden="true">
      <circle class="track" cx="88" cy="88" [attr.r]="radius" />
      <circle
        class="rest"
        cx="88"
        cy="88"
        [attr.r]="radius"
        [attr.stroke-dasharray]="circumference"
        [attr.stroke-dashoffset]="gone()"
      />
    </svg>
    <div>
      <b>{{ seconds() }}</b>
      <span class="muted"><ng-content /></span>
    </div>
  `,
  styles: `
    :host {
      position: relative;
      display: block;
      width: 176px;
      height: 176px;
    }
    svg {
      width: 100%;
      height: 100%;
      transform: rotate(-90deg);
    }
    circle {
      fill: none;
      stroke-width: 8px;
    }
    .track {
      stroke: var(--mat-sys-surface-container-high);
    }
    .rest {
      stroke: var(--mat-sys-primary);
      stroke-linecap: round;
      transition: stroke-dashoffset 1s linear;
    }
    div {
      position: absolute;
      inset: 0;
      display: grid;
      place-content: center;
      text-align: center;
    }
    b {
      font-size: 56px;
      font-weight: 600;
      line-height: 56px;
    }
  `,
})
export class CountdownRing {
  readonly seconds = input.required<number>();
  readonly total = input.required<number>();
  protected readonly radius = radius;
  protected readonly circumference = circumference;
  protected readonly gone = computed(() => {
    const share = this.total() > 0 ? Math.min(1, Math.max(0, this.seconds() / this.total())) : 0;
    return circumference * (1 - share);
  });
}
