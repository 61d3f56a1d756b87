import { Component, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { EmptyState } from '../../ui/empty-state/empty-state';
import { ConsoleSkeleton } from './console-skeleton';

/** What stands in the place of a console whose room is not there, or not yet. */
@Component({
  selector: 'app-console-absent',
  imports: [ConsoleSkeleton, EmptyState, MatButton, RouterLink, TranslocoPipe],
  template: `
    @if (failed()) {
      <app-empty-state icon="meetingRoom" [headline]="'examiner.notice.noRoom' | transloco">
        <a matButton="outlined" routerLink="/examiner">{{ 'examiner.stage.back' | transloco }}</a>
      </app-empty-state>
    } @else {
      <app-console-skeleton />
    }
  `,
  styles: `
    :host {
      flex: 1;
      display: block;
    }
  `,
})
export class ConsoleAbsent {
  /** Why is said above it. */
  readonly failed = input.required<boolean>();
}
