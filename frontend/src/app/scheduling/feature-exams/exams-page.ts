import { Component, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router, RouterLink } from '@angular/router';
import {
  EXAMS_PER_PAGE,
  examKind,
  examStatus,
  type ExamStep,
  type ExamSummaryView,
  type ExamView,
} from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Confirm } from '../../ui/confirm/confirm';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { SearchField } from '../../ui/search-field/search-field';
import { ExamList } from '../state/exam-list';
import { ExamChips } from '../ui/exam-chips';
import { CopyDialog, type CopyRequest } from './copy-dialog';

/** All exams, to be searched, copied, put away. */
@Component({
  selector: 'app-exams-page',
  imports: [
    EmptyState,
    ExamChips,
    Icon,
    MatButton,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    PageHead,
    Problem,
    ProgressLine,
    RouterLink,
    SearchField,
    TranslocoPipe,
  ],
  providers: [ExamList],
  templateUrl: './exams-page.html',
  styleUrl: './exams-page.scss',
})
export class ExamsPage {
  private readonly dialog = inject(MatDialog);
  private readonly confirm = inject(Confirm);
  private readonly router = inject(Router);
  private readonly snackBar = inject(MatSnackBar);
  private readonly transloco = inject(TranslocoService);
  protected readonly times = inject(TimeTexts);
  protected readonly list = inject(ExamList);
  protected readonly kinds = examKind.options;
  protected readonly statuses = examStatus.options;
  protected readonly perPage = EXAMS_PER_PAGE;

  protected chooseKind(index: number): void {
    this.list.narrow({ kind: this.kinds[index - 1] ?? '' });
  }

  protected chooseStatus(index: number): void {
    this.list.narrow({ status: this.statuses[index - 1] ?? '' });
  }

  protected async copy(exam: ExamSummaryView, isRehearsal: boolean): Promise<void> {
    this.list.failure.set(null);
    const data: CopyRequest = { exam, isRehearsal, list: this.list };
    const dialog = this.dialog.open<CopyDialog, CopyRequest, ExamView>(CopyDialog, {
      data,
      width: '480px',
    });
    const copy = await firstValueFrom(dialog.afterClosed());
    if (copy) await this.router.navigate(['/admin/exams', copy.id]);
  }

  protected async take(exam: ExamSummaryView, step: ExamStep): Promise<void> {
    if ((await this.ask(step, exam)) && (await this.list.step(exam, step))) this.say(step);
  }

  protected async remove(exam: ExamSummaryView): Promise<void> {
    if ((await this.ask('delete', exam)) && (await this.list.remove(exam.id))) this.say('delete');
  }

  private ask(what: ExamStep | 'delete', { name }: ExamSummaryView): Promise<boolean> {
    const text = (key: string) => this.transloco.translate(`scheduling.exams.ask.${what}.${key}`);
    return this.confirm.ask({
      ...{ title: text('title'), text: `${name}: ${text('text')}`, confirm: text('confirm') },
      danger: what !== 'restore',
    });
  }

  private say(what: string): void {
    const text = this.transloco.translate(`scheduling.exams.done.${what}`);
    this.snackBar.open(text, undefined, { duration: 4_000 });
  }
}
