import { Component, input } from '@angular/core';
import type { DrawNonce } from '@exam/contracts/draws';
import { TranslocoPipe } from '@jsverse/transloco';

/** What people in the room put in, in order. */
@Component({
  selector: 'app-nonce-list',
  imports: [TranslocoPipe],
  template: `
    @if (nonces().length > 0) {
      <ol>
        @for (nonce of nonces(); track $index) {
          <li>
            <b>{{ nonce.text }}</b>
            <span class="muted">{{ nonce.by }}</span>
          </li>
        }
      </ol>
    } @else {
      <p class="muted">{{ 'draws.noNonces' | transloco }}</p>
    }
  `,
  styles: `
    ol {
      display: grid;
      gap: 6px;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      justify-content: space-between;
      gap: 4px 16px;
      padding: 8px 14px;
      border-radius: 8px;
      background: var(--mat-sys-surface-container-low);
      overflow-wrap: anywhere;
    }
    b {
      white-space: pre-wrap;
    }
  `,
})
export class NonceList {
  readonly nonces = input.required<readonly DrawNonce[]>();
}
