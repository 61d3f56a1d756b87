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

import type { SittingNotice } from '../state/sitting-notice';

@Component({
  selector: 'app-notice-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TranslocoPipe,
  ],
  template: `
    <h2 matDialogTitle>{{ text + '.headline' | transloco }}</h2>
    <mat-dialog-content>
      <p class="body-large">{{ text + '.text' | transloco }}</p>
      @if (notice.reason; as reason) {
        <p class="reason">{{ 'candidate.reason' | transloco: { reason } }}</p>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button
        matButton="filled"
        class="button-decision"
        type="button"
        matDialogClose
        cdkFocusInitial
      >
        {{ 'candidate.understood' | transloco }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    .reason {
      margin-top: 12px;
    }
  `,
})
export class NoticeDialog {
  protected readonly notice = inject<SittingNotice>(MAT_DIALOG_DATA);
  protected readonly text = `candidate.notice.${this.notice.kind}`;
}
