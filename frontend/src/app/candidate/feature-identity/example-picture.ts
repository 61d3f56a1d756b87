import { Component, input } from '@angular/core';
import type { IdentityDocument } from '@exam/contracts';

/** A drawing of how the document should lie in the picture: whole, straight, and nothing else. */
@Component({
  selector: 'app-example-picture',
  template: `
    <svg viewBox="0 0 96 72" aria-hidden="true">
      <rect class="frame" x="1" y="1" width="94" height="70" rx="8" />
      @if (kind() === 'pdf') {
        <path
          class="paper"
          d="M30 8h26l14 14v42a3 3 0 0 1-3 3H30a3 3 0 0 1-3-3V11a3 3 0 0 1 3-3Z"
        />
        <path class="line" d="M56 8v14h14M36 34h24M36 42h24M36 50h16" />
      } @else {
        <rect class="paper" x="14" y="15" width="68" height="42" rx="4" />
        <path class="line" d="M22 26h22M22 34h18M22 42h14M22 50h36" />
        @if (holdsPhoto()) {
          <circle class="face" cx="66" cy="30" r="6" />
          <path class="face" d="M55 46c0-7 5-9 11-9s11 2 11 9Z" />
        }
        <path class="corner" d="M8 18V9h9M79 9h9v9M88 54v9h-9M17 63H8v-9" />
      }
    </svg>
  `,
  styles: `
    :host {
      flex: none;
      width: 96px;
    }
    .frame {
      fill: var(--mat-sys-surface-container);
    }
    .paper {
      fill: var(--app-card);
      stroke: var(--mat-sys-outline);
    }
    .line,
    .corner {
      fill: none;
      stroke: var(--mat-sys-outline);
      stroke-width: 2;
    }
    .corner {
      stroke: var(--mat-sys-primary);
    }
    .face {
      fill: var(--mat-sys-outline);
    }
  `,
})
export class ExamplePicture {
  readonly kind = input.required<IdentityDocument['format']>();
  /** Whether the document shows a face. */
  readonly holdsPhoto = input(false);
}
