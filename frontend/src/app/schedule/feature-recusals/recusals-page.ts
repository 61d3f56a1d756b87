import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { RecusalView } from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { BackLink } from '../../ui/back-link/back-link';
import { Confirm } from '../../ui/confirm/confirm';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { SearchField } from '../../ui/search-field/search-field';
import { RecusalList } from '../state/recusal-list';

/** Pairs of staff and candidates who must not meet in a room, with the reason. */
@Component({
  selector: 'app-recusals-page',
  imports: [
    BackLink,
    EmptyState,
    MatButton,
    PageHead,
    Problem,
    ProgressLine,
    SearchField,
    TranslocoPipe,
  ],
  providers: [RecusalList],
  templateUrl: './recusals-page.html',
  styleUrls: ['../ui/sheet.scss', './recusals-page.scss'],
})
export class RecusalsPage {
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  protected readonly times = inject(TimeTexts);
  protected readonly list = inject(RecusalList);
  protected readonly staffId = signal('');
  protected readonly candidateId = signal('');
  protected readonly reason = signal('');

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const [staffId, candidateId, reason] = [this.staffId(), this.candidateId(), this.reason()];
    if (!(await this.list.add({ staffId, candidateId, reason }))) return;
    this.candidateId.set('');
    this.list.candidateSearch.set('');
    this.reason.set('');
  }

  protected async remove({ id, staff, candidate }: RecusalView): Promise<void> {
    const text = (key: string) =>
      this.transloco.translate(key, { name: staff.name, candidate: candidate.name });
    const agreed = await this.confirm.ask({
      title: text('schedule.recusals.removeTitle'),
      text: text('schedule.recusals.removeText'),
      confirm: text('schedule.recusals.remove'),
      danger: true,
    });
    if (agreed) await this.list.remove(id);
  }
}
