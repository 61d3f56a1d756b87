import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

/** Asks whether who has read the old text has to read the new one. Closes with yes or no. */
@Component({
  selector: 'app-ask-again-dialog',
  imports: [
    MatButton,
    MatCheckbox,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TranslocoPipe,
  ],
  template: `
    <h2 matDialogTitle>{{ 'announcements.change.headline' | transloco }}</h2>
    <mat-dialog-content>
      <p>{{ 'announcements.change.text' | transloco }}</p>
      <mat-checkbox #again cdkFocusInitial>{{
        'announcements.change.again' | transloco: { count: read }
      }}</mat-checkbox>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="text" type="button" matDialogClose>{{ 'cancel' | transloco }}</button>
      <button matButton="filled" type="button" [matDialogClose]="again.checked">
        {{ 'announcements.change.confirm' | transloco }}
      </button>
    </mat-dialog-actions>
  `,
})
export class AskAgainDialog {
  /** Candidates who have read it. */
  protected readonly read = inject<number>(MAT_DIALOG_DATA);
}
