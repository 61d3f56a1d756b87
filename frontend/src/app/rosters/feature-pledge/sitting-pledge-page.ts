import { Component, DOCUMENT, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { failureOf } from '../../core/http/failure';
import { BackLink } from '../../ui/back-link/back-link';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { PledgeSheet } from '../../ui/pledge-sheet/pledge-sheet';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { RostersClient } from '../data/rosters-client';

/** What a candidate agreed to for an exam, each version a sheet of paper. */
@Component({
  selector: 'app-sitting-pledge-page',
  imports: [BackLink, EmptyState, MatButton, PledgeSheet, Problem, ProgressLine, TranslocoPipe],
  templateUrl: './sitting-pledge-page.html',
  styleUrl: './sitting-pledge-page.scss',
})
export class SittingPledgePage {
  private readonly client = inject(RostersClient);
  private readonly document = inject(DOCUMENT);
  /** Both bound from the route by `withComponentInputBinding`. */
  readonly examRoomId = input.required<string>();
  readonly sittingId = input.required<string>();
  private readonly fetched = rxResource({
    params: () => ({ examRoomId: this.examRoomId(), sittingId: this.sittingId() }),
    stream: ({ params }) => this.client.pledge(params.examRoomId, params.sittingId),
  });
  protected readonly pledge = computed(() =>
    this.fetched.hasValue() ? this.fetched.value() : null,
  );
  protected readonly failure = computed(() => {
    const error = this.fetched.error();
    return error ? failureOf(error.cause ?? error) : null;
  });

  protected reload(): void {
    this.fetched.reload();
  }

  protected print(): void {
    this.document.defaultView?.print();
  }
}
