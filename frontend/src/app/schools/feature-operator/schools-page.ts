import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';
import type { OperatorSchoolView } from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Chip } from '../../ui/chip/chip';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { SearchField } from '../../ui/search-field/search-field';
import { sideSheet } from '../../ui/side-sheet/side-sheet';
import { OperatorState } from '../state/operator-state';
import { ReasonDialog, type ReasonQuestion } from '../ui/reason-dialog';
import { SchoolDialog, type SchoolDialogData } from './school-dialog';

/** The schools of the platform, for its operators; nothing of the people in them. */
@Component({
  selector: 'app-schools-page',
  imports: [
    Chip,
    EmptyState,
    Icon,
    MatButton,
    PageHead,
    Problem,
    ProgressLine,
    RouterLink,
    SearchField,
    TranslocoPipe,
  ],
  providers: [OperatorState],
  templateUrl: './schools-page.html',
  styles: `
    .block {
      margin-bottom: 16px;
    }
    table {
      min-width: 720px;
    }
  `,
})
export class SchoolsPage {
  private readonly dialog = inject(MatDialog);
  private readonly snackBar = inject(MatSnackBar);
  private readonly transloco = inject(TranslocoService);
  protected readonly times = inject(TimeTexts);
  protected readonly state = inject(OperatorState);
  protected readonly schools = this.state.schools;

  protected add(): void {
    const data: SchoolDialogData = {
      add: (request) => this.state.add(request),
      initialsOf: (name) => this.state.initialsOf(name),
    };
    const dialog = this.dialog.open<SchoolDialog, SchoolDialogData, string>(SchoolDialog, {
      ...sideSheet,
      data,
    });
    dialog.afterClosed().subscribe((name) => {
      if (name !== undefined) this.say('created', name);
    });
  }

  protected setState({ id, name, state }: OperatorSchoolView): void {
    const word = state === 'active' ? 'deactivate' : 'reactivate';
    const text = (key: string) => this.transloco.translate(`schools.operator.${key}`, { name });
    const data: ReasonQuestion = {
      title: text(`${word}Title`),
      text: text(`${word}Text`),
      confirm: text(word),
      danger: word === 'deactivate',
      run: (reason) => this.state.setState(id, word, reason),
    };
    const dialog = this.dialog.open<ReasonDialog, ReasonQuestion, boolean>(ReasonDialog, {
      data,
      width: '480px',
    });
    dialog.afterClosed().subscribe((done) => {
      if (done) this.say(`${word}d`, name);
    });
  }

  private say(key: string, name: string): void {
    const text = this.transloco.translate(`schools.operator.${key}`, { name });
    this.snackBar.open(text, undefined, { duration: 4_000 });
  }
}
