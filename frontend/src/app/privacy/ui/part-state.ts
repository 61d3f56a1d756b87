import { Component, input, type Signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Failure } from '../../core/http/failure';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';

/** A part of a page that is fetched by itself. */
export interface Part {
  readonly value: Signal<unknown>;
  readonly failure: Signal<Failure | null>;
  readonly reload: () => void;
}

/** Says that a part is on its way, or why it did not come; nothing once it is there. */
@Component({
  selector: 'app-part-state',
  imports: [MatButton, Problem, ProgressLine, TranslocoPipe],
  template: `
    @if (part().failure(); as failure) {
      <app-problem [code]="failure.code" [requestId]="failure.requestId">
        <button matButton="outlined" class="button-small" type="button" (click)="part().reload()">
          {{ 'retry' | transloco }}
        </button>
      </app-problem>
    } @else if (part().value() === undefined) {
      <app-progress-line [label]="'privacy.loading' | transloco" />
    }
  `,
})
export class PartState {
  readonly part = input.required<Part>();
}
