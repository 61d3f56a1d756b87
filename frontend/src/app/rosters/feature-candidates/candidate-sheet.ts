import { Component, computed, effect, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Icon } from '../../ui/icon/icon';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { CandidateFile } from '../state/candidate-file';
import { CandidateForm } from './candidate-form';
import { RevealDialog } from '../../ui/reveal-dialog/reveal-dialog';

/** Everything that the roster says of one candidate. Closes with true when something was changed. */
@Component({
  selector: 'app-candidate-sheet',
  imports: [
    CandidateForm,
    Icon,
    MatButton,
    MatDialogContent,
    MatDialogTitle,
    MatIconButton,
    Problem,
    ProgressLine,
    RouterLink,
    TranslocoPipe,
  ],
  providers: [CandidateFile],
  templateUrl: './candidate-sheet.html',
  styleUrl: './candidate-sheet.scss',
})
export class CandidateSheet {
  private readonly dialog = inject(MatDialog);
  private readonly sheet = inject<MatDialogRef<CandidateSheet, boolean>>(MatDialogRef);
  private readonly times = inject(TimeTexts);
  protected readonly file = inject(CandidateFile);
  protected readonly editing = signal(false);
  private changed = false;
  protected readonly photo = computed(() => {
    const candidate = this.file.candidate();
    const version = candidate?.photoVersion;
    return version ? `/api/candidates/${candidate.id}/photo?v=${version}` : null;
  });
  protected readonly names = computed(() => {
    const { collegeId, majorId } = this.file.candidate() ?? {};
    const college = this.file.colleges().find(({ id }) => id === collegeId);
    const major = college?.majors.find(({ id }) => id === majorId);
    return { college: college?.name ?? '—', major: major?.name ?? '—' };
  });

  constructor() {
    this.file.id.set(inject<string>(MAT_DIALOG_DATA));
    this.sheet.disableClose = true;
    this.sheet.backdropClick().subscribe(() => {
      this.close();
    });
    this.sheet.keydownEvents().subscribe((event) => {
      if (event.key === 'Escape') this.close();
    });
    // What was shown readable must not stand there for whoever comes by later.
    effect((onCleanup) => {
      if (!this.file.revealed()) return;
      const timer = setTimeout(() => {
        this.file.revealed.set(null);
      }, 60_000);
      onCleanup(() => {
        clearTimeout(timer);
      });
    });
  }

  protected when(at: string): string {
    return this.times.dayAndTime(at);
  }

  protected async reveal(): Promise<void> {
    const dialog = this.dialog.open<RevealDialog, undefined, string>(RevealDialog, {
      width: '440px',
    });
    const reason = await firstValueFrom(dialog.afterClosed());
    if (reason) await this.file.reveal(reason);
  }

  protected saved(): void {
    this.changed = true;
    this.editing.set(false);
  }

  /** While something is being typed, only the form's own buttons end it. */
  protected close(): void {
    if (!this.editing()) this.sheet.close(this.changed);
  }
}
