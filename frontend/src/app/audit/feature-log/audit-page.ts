import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { auditAction, auditSubjectKind, type AuditEntryView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { DateField } from '../../ui/date-field/date-field';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { SearchField } from '../../ui/search-field/search-field';
import { sideSheet } from '../../ui/side-sheet/side-sheet';
import { AuditLog, everything, type AuditChoice } from '../state/audit-log';
import { ChainCard } from '../ui/chain-card';
import { EntrySheet } from '../ui/entry-sheet';

/** Who did what in the school: for the audit admin, who may read and verify it, and change nothing. */
@Component({
  selector: 'app-audit-page',
  imports: [
    ChainCard,
    DateField,
    EmptyState,
    Icon,
    MatButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    PageHead,
    Problem,
    ProgressLine,
    SearchField,
    TranslocoPipe,
  ],
  providers: [AuditLog],
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.scss',
})
export class AuditPage {
  private readonly dialog = inject(MatDialog);
  protected readonly log = inject(AuditLog);
  protected readonly times = inject(TimeTexts);
  protected readonly actions = auditAction.options;
  protected readonly kinds = auditSubjectKind.options;

  protected narrow(change: Partial<AuditChoice>): void {
    this.log.choice.update((choice) => ({ ...choice, ...change }));
  }

  protected narrowTo(name: 'action' | 'subjectKind', value: string): void {
    this.narrow({ [name]: value });
  }

  protected showEverything(): void {
    this.log.choice.set(everything);
  }

  protected open(entry: AuditEntryView): void {
    this.dialog.open(EntrySheet, { ...sideSheet, data: entry });
  }
}
