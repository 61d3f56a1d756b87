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

/** One page as large as the window. */
@Component({
  selector: 'app-page-preview-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TranslocoPipe,
  ],
  template: `
    <h2 matDialogTitle>{{ data.title }}</h2>
    <mat-dialog-content><img [alt]="data.title" [src]="data.url" /></mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="text" type="button" matDialogClose>{{ 'close' | transloco }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    img {
      display: block;
      max-width: 100%;
      max-height: 68vh;
      margin: 0 auto;
    }
  `,
})
export class PagePreviewDialog {
  protected readonly data = inject<{ url: string; title: string }>(MAT_DIALOG_DATA);
}
