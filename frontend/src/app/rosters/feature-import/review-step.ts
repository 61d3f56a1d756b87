import { Component, computed, inject, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { IMPORT_PAGE_SIZE, type RowOutcome } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../ui/icon/icon';
import { ListPager } from '../../ui/pager/pager';
import { Problem } from '../../ui/problem/problem';
import { PeopleImport } from '../state/people-import';
import { OutcomeCounts } from '../ui/outcome-counts';
import { OutcomeTable } from './outcome-table';

const tableOutcomes: readonly RowOutcome[] = ['new', 'changed', 'unchanged', 'wrong', 'missing'];
const photoOutcomes: readonly RowOutcome[] = ['new', 'changed', 'wrong', 'missing'];

/** What the dry run has found, or what was written: counts, rows, and what to do now. */
@Component({
  selector: 'app-review-step',
  imports: [
    Icon,
    ListPager,
    MatButton,
    OutcomeCounts,
    OutcomeTable,
    Problem,
    RouterLink,
    TranslocoPipe,
  ],
  templateUrl: './review-step.html',
  styleUrl: './review-step.scss',
})
export class ReviewStep {
  protected readonly job = inject(PeopleImport);
  readonly committed = output();
  readonly discarded = output();
  protected readonly pageSize = IMPORT_PAGE_SIZE;
  protected readonly isPhotos = computed(() => this.job.kind() === 'photos');
  protected readonly isDone = computed(() => this.job.current()?.state === 'done');
  protected readonly text = computed(() => {
    const what = this.isPhotos() ? 'photos' : 'rows';
    return `rosters.import.outcome.${what}${this.isDone() ? 'Done' : ''}`;
  });
  protected readonly shown = computed(() => (this.isPhotos() ? photoOutcomes : tableOutcomes));
  /** After the commit the rows that were written are gone: the list of people has them. */
  protected readonly written = computed(
    () =>
      this.isDone() &&
      !this.isPhotos() &&
      ['new', 'changed', 'unchanged'].includes(this.job.outcome()),
  );
  protected readonly toWrite = computed(() => {
    const counts = this.job.current()?.counts;
    return counts ? counts.new + counts.changed : 0;
  });
}
