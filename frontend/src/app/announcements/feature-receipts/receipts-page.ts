import { Component, effect, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { TranslocoPipe } from '@jsverse/transloco';

import { failureOf, type Failure } from '../../core/http/failure';
import { TimeTexts } from '../../core/i18n/time-texts';
import { BackLink } from '../../ui/back-link/back-link';
import { Chip } from '../../ui/chip/chip';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { SearchField } from '../../ui/search-field/search-field';
import { ReceiptList } from '../state/receipt-list';
import { Pager } from '../ui/pager';
import { ReadersBar } from '../ui/readers-bar';

/** Who has read an announcement, and whom to call because they have not. */
@Component({
  selector: 'app-receipts-page',
  imports: [
    BackLink,
    Chip,
    EmptyState,
    Icon,
    MatButton,
    MatButtonToggle,
    MatButtonToggleGroup,
    PageHead,
    Pager,
    Problem,
    ProgressLine,
    ReadersBar,
    SearchField,
    TranslocoPipe,
  ],
  providers: [ReceiptList],
  templateUrl: './receipts-page.html',
  styleUrl: './receipts-page.scss',
})
export class ReceiptsPage {
  private readonly times = inject(TimeTexts);
  protected readonly list = inject(ReceiptList);
  /** Of the route. */
  readonly announcementId = input.required<string>();
  protected readonly whos = ['all', 'unread', 'read'] as const;
  protected readonly exporting = signal(false);
  protected readonly exportFailure = signal<Failure | null>(null);

  constructor() {
    effect(() => {
      this.list.announcementId.set(this.announcementId());
    });
  }

  protected dayAndTime(at: string): string {
    return this.times.dayAndTime(at);
  }

  protected async export(): Promise<void> {
    if (this.exporting()) return;
    this.exporting.set(true);
    this.exportFailure.set(null);
    try {
      await this.list.export();
    } catch (error) {
      this.exportFailure.set(failureOf(error));
    } finally {
      this.exporting.set(false);
    }
  }
}
