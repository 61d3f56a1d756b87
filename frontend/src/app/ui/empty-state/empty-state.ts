import { Component, input } from '@angular/core';

import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-registry';

/** Nothing here: says why, and in its content what to do. */
@Component({
  selector: 'app-empty-state',
  imports: [Icon],
  template: `
    <span class="picture"><app-icon [name]="icon()" [size]="32" /></span>
    <p class="title">{{ headline() }}</p>
    @if (text(); as words) {
      <p class="muted">{{ words }}</p>
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: 8px;
      padding: 48px 24px;
      text-align: center;
    }
    .picture {
      display: grid;
      place-items: center;
      width: 72px;
      height: 72px;
      margin-bottom: 8px;
      border-radius: 50%;
      background: var(--mat-sys-surface-container);
      color: var(--mat-sys-on-surface-variant);
    }
  `,
})
export class EmptyState {
  readonly icon = input.required<IconName>();
  readonly headline = input.required<string>();
  readonly text = input<string | null>(null);
}
