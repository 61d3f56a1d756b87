import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { EmptyState } from '../../ui/empty-state/empty-state';
import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { ReviewStatistics } from '../state/review-statistics';
import { SpanText } from '../ui/span-text';

/** How much is reviewed, by whom, and how long candidates wait for it. */
@Component({
  selector: 'app-statistics-page',
  imports: [EmptyState, MatButton, PageHead, Problem, RouterLink, SpanText, TranslocoPipe],
  providers: [ReviewStatistics],
  templateUrl: './statistics-page.html',
  styleUrl: './statistics-page.scss',
})
export class StatisticsPage {
  protected readonly statistics = inject(ReviewStatistics);
  protected readonly spans = [7, 14, 30, 90] as const;
  protected readonly decided = computed(() => {
    const total = this.statistics.found()?.total;
    return total ? total.approved + total.sentBack : 0;
  });
  /** Seconds that the first in the queue has waited. */
  protected readonly oldest = computed(() => {
    const found = this.statistics.found();
    if (!found?.oldestSince) return null;
    return (Date.parse(found.at) - Date.parse(found.oldestSince)) / 1_000;
  });

  /** Percent of what was sent back. */
  protected share({ approved, sentBack }: { approved: number; sentBack: number }): string {
    const all = approved + sentBack;
    return all === 0 ? '—' : `${String(Math.round((100 * sentBack) / all))}%`;
  }
}
