import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../ui/icon/icon';
import { AppBar } from './app-bar';

/** Where an outside authority sends somebody back to who is not signed in here, as on a phone. */
@Component({
  selector: 'app-authority-return-page',
  imports: [AppBar, Icon, MatButton, RouterLink, TranslocoPipe],
  template: `
    <app-bar />
    <main>
      <app-icon name="info" [size]="32" />
      <h1 class="headline">{{ 'candidate.authority.return.headline' | transloco }}</h1>
      <p class="body-large muted">{{ 'candidate.authority.return.text' | transloco }}</p>
      <a matButton="outlined" routerLink="/login" replaceUrl>
        {{ 'candidate.authority.return.login' | transloco }}
      </a>
    </main>
  `,
  styles: `
    main {
      display: grid;
      gap: 16px;
      justify-items: center;
      max-width: 520px;
      margin: 16vh auto 0;
      padding: 0 24px;
      text-align: center;
    }
    app-icon {
      color: var(--mat-sys-primary);
    }
    a {
      margin-top: 16px;
    }
  `,
})
export class AuthorityReturnPage {}
