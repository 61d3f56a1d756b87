import { Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { EmptyState } from '../ui/empty-state/empty-state';
import { AppBar } from './app-bar';

@Component({
  selector: 'app-not-found-page',
  imports: [AppBar, EmptyState, MatButton, RouterLink, TranslocoPipe],
  template: `
    <app-bar />
    <main>
      <app-empty-state
        icon="search"
        [headline]="'notFound.headline' | transloco"
        [text]="'notFound.text' | transloco"
      >
        <a matButton="filled" routerLink="/">{{ 'notFound.action' | transloco }}</a>
      </app-empty-state>
    </main>
  `,
})
export class NotFoundPage {}
