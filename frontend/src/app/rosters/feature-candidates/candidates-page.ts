import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import { Router, RouterLink } from '@angular/router';
import { CANDIDATE_PAGE_SIZE } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';

import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHead } from '../../ui/page-head/page-head';
import { ListPager } from '../../ui/pager/pager';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { SearchField } from '../../ui/search-field/search-field';
import { sideSheet } from '../../ui/side-sheet/side-sheet';
import { CandidateList } from '../state/candidate-list';
import { CandidateSheet } from './candidate-sheet';
import { CandidateTable } from './candidate-table';

/** The roster: every candidate of the school or college, found, looked at and corrected. */
@Component({
  selector: 'app-candidates-page',
  imports: [
    CandidateTable,
    EmptyState,
    Icon,
    ListPager,
    MatButton,
    MatFormField,
    MatLabel,
    MatOption,
    MatSelect,
    PageHead,
    Problem,
    ProgressLine,
    RouterLink,
    SearchField,
    TranslocoPipe,
  ],
  providers: [CandidateList],
  templateUrl: './candidates-page.html',
  styleUrl: './candidates-page.scss',
})
export class CandidatesPage {
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);
  /** From the address: whose sheet is open from the start. */
  readonly candidate = input<string>();
  protected readonly list = inject(CandidateList);
  protected readonly pageSize = CANDIDATE_PAGE_SIZE;
  protected readonly answers = ['yes', 'no'] as const;
  protected readonly isEmpty = computed(() => this.list.found()?.all === 0);
  protected readonly nothing = computed(() => this.list.found()?.total === 0);

  constructor() {
    effect(() => {
      const wanted = this.candidate();
      if (wanted) untracked(() => void this.open(wanted));
    });
  }

  protected async open(candidateId: string): Promise<void> {
    const sheet = this.dialog.open<CandidateSheet, string, boolean>(CandidateSheet, {
      ...sideSheet,
      data: candidateId,
    });
    const changed = await firstValueFrom(sheet.afterClosed());
    // Otherwise a reload opened it again.
    if (this.candidate()) await this.router.navigate([], { queryParams: {}, replaceUrl: true });
    if (changed) this.list.reload();
  }
}
