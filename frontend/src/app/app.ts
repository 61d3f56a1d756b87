import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Store } from '@ngrx/store';
import { TranslocoPipe } from '@jsverse/transloco';

import { sessionActions } from './core/session/session.actions';
import { sessionFeature } from './core/session/session.feature';
import { Problem } from './ui/problem/problem';

@Component({
  selector: 'app-root',
  imports: [Problem, RouterOutlet, TranslocoPipe],
  template: `
    @if (!state().known && state().failure; as failure) {
      <main class="start" role="status">
        <app-problem [code]="failure.code" [requestId]="failure.requestId" />
        <p class="muted">{{ 'start.retrying' | transloco }}</p>
      </main>
    }
    <router-outlet />
  `,
  styles: `
    .start {
      display: grid;
      gap: 12px;
      width: min(440px, 100% - 32px);
      margin: 20vh auto 0;
    }
  `,
})
export class App {
  private readonly store = inject(Store);
  protected readonly state = this.store.selectSignal(sessionFeature.selectSessionState);

  constructor() {
    this.store.dispatch(sessionActions.checkRequested());
  }
}
