import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

/** In the reader's language already. */
export interface Question {
  readonly title: string;
  readonly text: string;
  /** The verb on the button that agrees. */
  readonly confirm: string;
  readonly danger?: boolean;
}

@Component({
  selector: 'app-confirm-dialog',
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
    <mat-dialog-content>{{ question.text }}</mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="text" type="button" matDialogClose>{{ 'cancel' | transloco }}</button>
      <button
        matButton="filled"
        type="button"
        [class.button-danger]="question.danger"
        [matDialogClose]="true"
      >
        {{ question.confirm }}
      </button>
    </mat-dialog-actions>
  `,
})
export class ConfirmDialog {
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
}
