import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { TranslocoPipe } from '@jsverse/transloco';

import { sessionFeature } from '../core/session/session.feature';
import { Icon } from '../ui/icon/icon';
import { AppBar } from './app-bar';

/** Tells why somebody who was signed in no longer is, and leads back. */
@Component({
  selector: 'app-session-ended-page',
  imports: [AppBar, Icon, MatButton, RouterLink, TranslocoPipe],
  template: `
    <app-bar />
    <main role="alert">
      <app-icon name="info" [size]="32" />
      <h1 class="headline">{{ 'sessionEnded.' + reason() + '.headline' | transloco }}</h1>
      <p class="body-large muted">{{ 'sessionEnded.' + reason() + '.text' | transloco }}</p>
      <a matButton="filled" class="button-next" routerLink="/login" replaceUrl>
        {{ 'sessionEnded.' + reason() + '.action' | transloco }}
      </a>
    </main>
  `,
  styleUrl: './notice-page.scss',
})
export class SessionEndedPage {
  private readonly store = inject(Store);
  private readonly endReason = this.store.selectSignal(sessionFeature.selectEndReason);
  protected readonly reason = computed(() => this.endReason() ?? 'expired');
}
