import { Component, computed, input, signal } from '@angular/core';
import type { IdentityDocument } from '@exam/contracts';

/**
 * How a document should look: the school's own picture, or a drawing of how it should lie — whole,
 * straight, and nothing else.
 */
@Component({
  selector: 'app-example-picture',
  template: `
    @if (url(); as url) {
      <img alt="" [src]="url" (error)="broken.set(url)" />
    } @else {
      <svg viewBox="0 0 96 72" aria-hidden="true">
        <rect class="frame" x="1" y="1" width="94" height="70" rx="8" />
        @if (document().format === 'pdf') {
          <path
            class="paper"
            d="M30 8h26l14 14v42a3 3 0 0 1-3 3H30a3 3 0 0 1-3-3V11a3 3 0 0 1 3-3Z"
          />
          <path class="line" d="M56 8v14h14M36 34h24M36 42h24M36 50h16" />
        } @else {
          <rect class="paper" x="14" y="15" width="68" height="42" rx="4" />
          <path class="line" d="M22 26h22M22 34h18M22 42h14M22 50h36" />
          @if (document().holdsPhoto) {
            <circle class="face" cx="66" cy="30" r="6" />
            <path class="face" d="M55 46c0-7 5-9 11-9s11 2 11 9Z" />
          }
          <path class="corner" d="M8 18V9h9M79 9h9v9M88 54v9h-9M17 63H8v-9" />
        }
      </svg>
    }
  `,
  styles: `
    :host {
      flex: none;
      width: 96px;
    }
    img {
      display: block;
      width: 96px;
      height: 72px;
      object-fit: contain;
      border-radius: 8px;
      background: var(--mat-sys-surface-container);
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
  readonly document = input.required<Pick<IdentityDocument, 'format' | 'holdsPhoto' | 'example'>>();
  /** The address whose picture could not be shown. */
  protected readonly broken = signal('');
  /** Null for the drawing. */
  protected readonly url = computed(() => {
    const { example } = this.document();
    const url = example && exampleUrl(example);
    return url === this.broken() ? null : url;
  });
}

/** Where the picture of that id is. */
export function exampleUrl(id: string): string {
  return `/api/example-pictures/${id}`;
}
