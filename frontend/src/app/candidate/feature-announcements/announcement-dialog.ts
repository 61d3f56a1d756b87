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

import { AnnouncementReader } from './announcement-reader';

/** An announcement over the page, for who has to stay where they are. Needs an injector of the area. */
@Component({
  selector: 'app-announcement-dialog',
  imports: [
    AnnouncementReader,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TranslocoPipe,
  ],
  template: `
    <h2 matDialogTitle class="visually-hidden">
      {{ 'candidate.title.announcement' | transloco }}
    </h2>
    <mat-dialog-content>
      <app-announcement-reader [announcementId]="announcementId" />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="text" type="button" matDialogClose>{{ 'close' | transloco }}</button>
    </mat-dialog-actions>
  `,
})
export class AnnouncementDialog {
  protected readonly announcementId = inject<string>(MAT_DIALOG_DATA);
}
