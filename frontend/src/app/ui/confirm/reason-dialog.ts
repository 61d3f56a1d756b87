import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Question } from './confirm-dialog';

/** In the reader's language already. */
export interface ReasonQuestion extends Question {
  /** Of the field for the reason. */
  readonly label: string;
  /** What is said to who gives none. */
  readonly missing: string;
}

/** Asks for a reason of at most 500 characters; closes with it. */
@Component({
  selector: 'app-reason-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TranslocoPipe,
  ],
  template: `
    <h2 matDialogTitle>{{ question.title }}</h2>
    <form novalidate (submit)="$event.preventDefault(); agree(field)">
      <mat-dialog-content>
        <p>{{ question.text }}</p>
        <label for="reason-asked">{{ question.label }}</label>
        <textarea
          #field
          id="reason-asked"
          rows="3"
          maxlength="500"
          cdkFocusInitial
          aria-required="true"
          [attr.aria-invalid]="missing() ? true : null"
          [attr.aria-describedby]="missing() ? 'reason-missing' : null"
          (input)="missing.set(false)"
        ></textarea>
        @if (missing()) {
          <p id="reason-missing" class="wrong small" role="alert">{{ question.missing }}</p>
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="text" type="button" matDialogClose>{{ 'cancel' | transloco }}</button>
        <button matButton="filled" type="submit" [class.button-danger]="question.danger">
          {{ question.confirm }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    mat-dialog-content {
      padding-top: 0;
    }
    label {
      display: block;
      margin: 16px 0 4px;
      font-size: 13px;
      font-weight: 600;
    }
    textarea {
      width: 100%;
      padding: 8px 12px;
      border: 1px solid var(--mat-sys-outline);
      border-radius: 8px;
      background: var(--app-card);
    }
    .wrong {
      color: var(--mat-sys-error);
    }
  `,
})
export class ReasonDialog {
  private readonly dialog = inject<MatDialogRef<ReasonDialog, string>>(MatDialogRef);
  protected readonly question = inject<ReasonQuestion>(MAT_DIALOG_DATA);
  protected readonly missing = signal(false);

  protected agree(field: HTMLTextAreaElement): void {
    const reason = field.value.trim();
    if (reason) {
      this.dialog.close(reason);
      return;
    }
    this.missing.set(true);
    field.focus();
  }
}
