import { Component, DOCUMENT, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { BackLink } from '../../ui/back-link/back-link';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { PledgeSheet } from '../../ui/pledge-sheet/pledge-sheet';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { SittingPledge } from '../state/sitting-pledge';

/** What a candidate agreed to for an exam, each version a sheet of paper. */
@Component({
  selector: 'app-sitting-pledge-page',
  imports: [BackLink, EmptyState, MatButton, PledgeSheet, Problem, ProgressLine, TranslocoPipe],
  providers: [SittingPledge],
  templateUrl: './sitting-pledge-page.html',
  styleUrl: './sitting-pledge-page.scss',
})
export class SittingPledgePage {
  private readonly document = inject(DOCUMENT);
  protected readonly pledge = inject(SittingPledge);
  /** Both bound from the route by `withComponentInputBinding`. */
  readonly examRoomId = input.required<string>();
  readonly sittingId = input.required<string>();

  constructor() {
    effect(() => {
      this.pledge.of({ examRoomId: this.examRoomId(), sittingId: this.sittingId() });
    });
  }

  protected print(): void {
    this.document.defaultView?.print();
  }
}
