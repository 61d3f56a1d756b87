import { Component, computed, input } from '@angular/core';
import type { FaceAction } from '@exam/contracts';

/** What to do, drawn: left and right as in the mirror that the candidate sees. */
@Component({
  selector: 'app-action-picture',
  host: { 'aria-hidden': 'true' },
  template: `
    <svg viewBox="0 0 96 96">
      <ellipse class="head" cx="48" cy="48" rx="26" ry="33" />
      @switch (action()) {
        @case ('blink') {
          <path d="M32 42q5 5 10 0M54 42q5 5 10 0" />
          <path d="M40 64q8 4 16 0" />
        }
        @case ('openMouth') {
          <circle class="dot" cx="38" cy="41" r="3" />
          <circle class="dot" cx="58" cy="41" r="3" />
          <ellipse class="dot" cx="48" cy="64" rx="8" ry="10" />
        }
        @default {
          <g [attr.transform]="turned()">
            <circle class="dot" cx="30" cy="41" r="3" />
            <circle class="dot" cx="46" cy="41" r="3" />
            <path d="M33 46l-6 8h6M30 65q7 3 13 0" />
            <path class="way" d="M18 88h-14m6-6l-6 6 6 6" />
          </g>
        }
      }
    </svg>
  `,
  styles: `
    :host {
      display: block;
      width: 96px;
      height: 96px;
      flex: none;
      color: var(--mat-sys-primary);
    }
    svg {
      width: 100%;
      height: 100%;
      fill: none;
      stroke: currentcolor;
      stroke-width: 3.5px;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .head {
      fill: var(--mat-sys-primary-container);
    }
    .dot {
      fill: currentcolor;
      stroke: none;
    }
  `,
})
export class ActionPicture {
  readonly action = input.required<FaceAction>();
  protected readonly turned = computed(() =>
    this.action() === 'turnRight' ? 'translate(96 0) scale(-1 1)' : null,
  );
}
