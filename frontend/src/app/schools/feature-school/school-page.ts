import { Component, computed, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { administratorRole, type AdministratorRole, type AdministratorView } from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { BackLink } from '../../ui/back-link/back-link';
import { Chip } from '../../ui/chip/chip';
import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { sideSheet } from '../../ui/side-sheet/side-sheet';
import { SchoolState } from '../state/school-state';
import { SmsUse } from '../ui/sms-use';
import { QuotaDialog, type QuotaDialogData } from './quota-dialog';
import { ReplaceDialog, type ReplaceDialogData } from './replace-dialog';

/** One school, for operators: its quota of SMS, and its administrators where they are lost. */
@Component({
  selector: 'app-school-page',
  imports: [BackLink, Chip, MatButton, PageHead, Problem, ProgressLine, SmsUse, TranslocoPipe],
  providers: [SchoolState],
  templateUrl: './school-page.html',
  styleUrl: './school-page.scss',
})
export class SchoolPage {
  private readonly dialog = inject(MatDialog);
  private readonly snackBar = inject(MatSnackBar);
  private readonly transloco = inject(TranslocoService);
  private readonly state = inject(SchoolState);
  /** From the path. */
  readonly schoolId = input.required<string>();
  protected readonly school = this.state.school;
  protected readonly groups = computed(() => {
    const all = this.school.value()?.administrators ?? [];
    return administratorRole.options.map((role) => {
      const administrators = all.filter((one) => one.role === role);
      const isEmpty = administrators.every(({ state }) => state === 'disabled');
      return { role, administrators, isEmpty };
    });
  });

  constructor() {
    effect(() => {
      this.state.id.set(this.schoolId());
    });
  }

  protected changeQuota(): void {
    const school = this.school.value();
    if (!school) return;
    const data: QuotaDialogData = {
      sms: school.sms,
      change: (request) => this.state.setQuota(request),
    };
    const dialog = this.dialog.open<QuotaDialog, QuotaDialogData, boolean>(QuotaDialog, {
      ...sideSheet,
      data,
    });
    dialog.afterClosed().subscribe((done) => {
      if (done) this.say('sms.changed');
    });
  }

  protected replace(role: AdministratorRole, lost: AdministratorView | null): void {
    const school = this.school.value();
    if (!school) return;
    const data: ReplaceDialogData = {
      ...{ school: school.name, role, lost },
      replace: (request) => this.state.replace(request),
    };
    const dialog = this.dialog.open<ReplaceDialog, ReplaceDialogData, string>(ReplaceDialog, {
      ...sideSheet,
      data,
    });
    dialog.afterClosed().subscribe((name) => {
      if (name !== undefined) this.say('administrators.done', { name });
    });
  }

  private say(key: string, values = {}): void {
    const text = this.transloco.translate(`schools.${key}`, values);
    this.snackBar.open(text, undefined, { duration: 4_000 });
  }
}
