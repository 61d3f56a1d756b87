import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ConsentPurpose } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { AppBar } from '../../shell/app-bar';
import { Icon } from '../../ui/icon/icon';
import { ConsentCard } from './consent-card';

/** What the candidate consented to, and the way to withdraw it. */
@Component({
  selector: 'app-consents-page',
  imports: [AppBar, ConsentCard, Icon, RouterLink, TranslocoPipe],
  template: `
    <app-bar>
      <span class="divider wide-only"></span>
      <span class="strong wide-only">{{ 'candidate.title.consents' | transloco }}</span>
    </app-bar>
    <main>
      <a class="row back" routerLink="/candidate">
        <app-icon name="arrowBack" />{{ 'candidate.announcement.home' | transloco }}
      </a>
      <header>
        <h1 class="headline">{{ 'candidate.title.consents' | transloco }}</h1>
        <p class="muted">{{ 'candidate.consents.intro' | transloco }}</p>
      </header>
      @for (purpose of purposes; track purpose) {
        <app-consent-card [purpose]="purpose" />
      }
    </main>
  `,
  styles: `
    main {
      display: grid;
      gap: 16px;
      width: 100%;
      max-width: 848px;
      margin: 0 auto;
      padding: 24px;
    }
    .back {
      justify-self: start;
      min-height: 32px;
    }
    header {
      display: grid;
      gap: 8px;
    }
    @media (width <= 720px) {
      main {
        padding: 16px;
      }
    }
  `,
})
export class ConsentsPage {
  protected readonly purposes: readonly ConsentPurpose[] = [
    'identityDocuments',
    'faceData',
    'recording',
  ];
}
