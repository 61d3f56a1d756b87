import { Component, inject, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../ui/icon/icon';
import { SecondFactor } from '../state/second-factor';

/** A factor that somebody may set up. */
export type NewFactor = 'totp' | 'passkey';

/** The ways to prove oneself that somebody may set up here. */
@Component({
  selector: 'app-choose-factor',
  imports: [Icon, TranslocoPipe],
  template: `
    @for (factor of factors; track factor) {
      <button class="way" type="button" (click)="chosen.emit(factor)">
        <app-icon [name]="factor === 'totp' ? 'qrCode2' : 'passkey'" [size]="28" />
        <span>
          <span class="strong">{{ 'account.' + factor + '.title' | transloco }}</span>
          <span class="small muted">{{ 'account.' + factor + '.text' | transloco }}</span>
        </span>
      </button>
    }
    @if (factors.length === 1) {
      <p class="small muted">{{ 'account.passkeysNotHere' | transloco }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
    .way {
      display: flex;
      align-items: center;
      gap: 16px;
      padding: 16px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 12px;
      background: none;
      text-align: start;
      cursor: pointer;
    }
    .way:hover {
      background: var(--mat-sys-surface-container-low);
    }
    app-icon {
      color: var(--mat-sys-primary);
    }
    span > span {
      display: block;
    }
  `,
})
export class ChooseFactor {
  readonly chosen = output<NewFactor>();
  protected readonly factors: readonly NewFactor[] = inject(SecondFactor).passkeysOffered
    ? ['totp', 'passkey']
    : ['totp'];
}
