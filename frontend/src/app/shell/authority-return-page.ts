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
  styleUrl: './notice-page.scss',
})
export class AuthorityReturnPage {}
