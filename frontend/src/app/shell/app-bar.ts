import { Component } from '@angular/core';

import { Clock } from '../ui/clock/clock';
import { AccountPanel } from './account-panel';
import { Brand } from './brand';

/** The bar on top of every page. Its content stands beside the brand, `[barEnd]` beside the clock. */
@Component({
  selector: 'app-bar',
  imports: [AccountPanel, Brand, Clock],
  template: `
    <header>
      <app-brand />
      <span class="content grow"><ng-content /></span>
      <app-clock />
      <ng-content select="[barEnd]" />
      <span class="divider wide-only"></span>
      <app-account-panel />
    </header>
  `,
  styles: `
    header {
      display: flex;
      align-items: center;
      gap: 16px;
      height: 64px;
      padding: 0 18px 0 24px;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
      background: var(--app-card);
    }
    .content {
      display: flex;
      align-items: center;
      gap: 16px;
      overflow: hidden;
      white-space: nowrap;
    }
    @media (width <= 720px) {
      header {
        gap: 8px;
        height: 56px;
        padding: 0 10px 0 16px;
      }
    }
  `,
})
export class AppBar {}
