import { Service, inject } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';

import { ConfirmDialog, type Question } from './confirm-dialog';
import { ReasonDialog, type ReasonQuestion } from './reason-dialog';

/** Asks before something that cannot be taken back. */
@Service()
export class Confirm {
  private readonly dialog = inject(MatDialog);

  /** True once somebody agreed, false when they closed the dialog in any other way. */
  async ask(question: Question): Promise<boolean> {
    const dialog = this.dialog.open<ConfirmDialog, Question, boolean>(ConfirmDialog, {
      data: question,
      width: '440px',
    });
    return (await firstValueFrom(dialog.afterClosed())) === true;
  }

  /** As `ask`, for what needs a reason: the reason, or null where somebody thought better of it. */
  async askReason(question: ReasonQuestion): Promise<string | null> {
    const dialog = this.dialog.open<ReasonDialog, ReasonQuestion, string>(ReasonDialog, {
      data: question,
      width: '480px',
    });
    return (await firstValueFrom(dialog.afterClosed())) ?? null;
  }
}
