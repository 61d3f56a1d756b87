import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Chip, type Tone } from '../../ui/chip/chip';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { ReviewBatches } from '../state/review-batches';
import { BatchMember } from '../ui/batch-member';

/** Proposes files that nothing is odd about for approval together, and lists what was proposed. */
@Component({
  selector: 'app-batches-page',
  imports: [BatchMember, Chip, EmptyState, MatButton, PageHead, Problem, RouterLink, TranslocoPipe],
  providers: [ReviewBatches],
  templateUrl: './batches-page.html',
  styleUrl: './batches.scss',
})
export class BatchesPage {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  protected readonly times = inject(TimeTexts);
  protected readonly batches = inject(ReviewBatches);
  protected readonly tones: Readonly<Record<string, Tone>> = {
    proposed: 'warn',
    confirmed: 'ok',
    withdrawn: 'neutral',
  };

  protected async propose(): Promise<void> {
    const batch = await this.batches.propose();
    if (batch) await this.router.navigate([batch.id], { relativeTo: this.route });
  }
}
