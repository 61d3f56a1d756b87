import { Component, input } from '@angular/core';

import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icon-registry';

export type Tone = 'neutral' | 'accent' | 'ok' | 'warn' | 'bad';

/** A state in a word, with an icon: never colour alone. */
@Component({
  selector: 'app-chip',
  imports: [Icon],
  host: { '[class]': 'tone()' },
  template: `
    @if (icon(); as name) {
      <app-icon [name]="name" [size]="14" />
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      height: 24px;
      padding: 0 8px;
      border-radius: 6px;
      background: var(--mat-sys-secondary-container);
      color: var(--mat-sys-on-secondary-container);
      font-size: 12px;
      font-weight: 600;
      white-space: nowrap;
    }
    :host(.accent) {
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
    }
    :host(.ok) {
      background: var(--app-success-container);
      color: var(--app-on-success-container);
    }
    :host(.warn) {
      background: var(--app-warning-container);
      color: var(--app-on-warning-container);
    }
    :host(.bad) {
      background: var(--mat-sys-error-container);
      color: var(--mat-sys-on-error-container);
    }
  `,
})
export class Chip {
  readonly tone = input<Tone>('neutral');
  readonly icon = input<IconName | null>(null);
}
