import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../ui/icon/icon';

/** The way to what the candidate consented to. */
@Component({
  selector: 'app-consents-link',
  imports: [Icon, RouterLink, TranslocoPipe],
  host: { class: 'card' },
  template: `
    <a class="row" routerLink="/candidate/consents">
      <app-icon name="lock" />
      <span class="grow">
        <span class="title">{{ 'candidate.title.consents' | transloco }}</span>
        <span class="muted small">{{ 'candidate.consents.link' | transloco }}</span>
      </span>
      <app-icon name="chevronRight" />
    </a>
  `,
  styles: `
    :host {
      display: block;
    }
    a {
      gap: 12px;
      padding: 16px 20px;
      border-radius: inherit;
      color: inherit;
    }
    span {
      display: grid;
    }
  `,
})
export class ConsentsLink {}
