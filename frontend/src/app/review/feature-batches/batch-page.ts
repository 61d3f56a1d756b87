import { Component, computed, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Confirm } from '../../ui/confirm/confirm';
import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { OpenBatch } from '../state/open-batch';
import { BatchMember } from '../ui/batch-member';

/** Every file of a batch, for the second person: each can be taken out before it is confirmed. */
@Component({
  selector: 'app-batch-page',
  imports: [BatchMember, MatButton, PageHead, Problem, RouterLink, TranslocoPipe],
  providers: [OpenBatch],
  templateUrl: './batch-page.html',
  styleUrl: './batches.scss',
})
export class BatchPage {
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  protected readonly times = inject(TimeTexts);
  protected readonly open = inject(OpenBatch);
  /** Bound from the route by `withComponentInputBinding`. */
  readonly batchId = input.required<string>();
  protected readonly good = computed(
    () => this.open.batch()?.members.filter(({ leftOut }) => leftOut === null).length ?? 0,
  );

  constructor() {
    effect(() => {
      this.open.id.set(this.batchId());
    });
  }

  protected async approve(): Promise<void> {
    const text = (key: string) => this.transloco.translate(key, { count: this.good() });
    const agreed = await this.confirm.ask({
      title: text('review.batches.ask'),
      text: text('review.batches.askText'),
      confirm: text('review.batches.confirm'),
      danger: false,
    });
    if (agreed) await this.open.close('confirm');
  }
}
