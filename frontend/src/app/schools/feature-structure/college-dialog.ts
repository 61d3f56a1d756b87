import { Component, ElementRef, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { collegeRequest, type CollegeRequest } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Problem } from '../../ui/problem/problem';
import { focusWrongField } from '../../ui/field/focus-wrong-field';
import { Draft } from '../ui/draft';
import { TextField } from '../ui/text-field';

export interface CollegeDialogData {
  /** Null for a new one. */
  readonly college: CollegeRequest | null;
  readonly save: (request: CollegeRequest) => Promise<void>;
}

/** Adds or changes a college. Closes with true once it is saved. */
@Component({
  selector: 'app-college-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    Problem,
    TextField,
    TranslocoPipe,
  ],
  template: `
    <h2 matDialogTitle>
      {{ 'schools.structure.' + (data.college ? 'editCollege' : 'addCollege') | transloco }}
    </h2>
    <form novalidate (submit)="$event.preventDefault(); submit()">
      <mat-dialog-content>
        <app-text-field
          [label]="'schools.field.collegeName' | transloco"
          [value]="draft.value().name"
          [problem]="draft.problems()['/name']"
          (valueChange)="draft.change({ name: $event })"
        />
        <app-text-field
          [label]="'schools.field.contactName' | transloco"
          [hint]="'schools.field.contactNameHint' | transloco"
          [maxLength]="50"
          [value]="draft.value().contactName"
          [problem]="draft.problems()['/contactName']"
          (valueChange)="draft.change({ contactName: $event })"
        />
        <app-text-field
          type="tel"
          [label]="'schools.field.contactPhone' | transloco"
          [hint]="'schools.field.contactPhoneHint' | transloco"
          [value]="draft.value().contactPhone"
          [problem]="draft.problems()['/contactPhone']"
          (valueChange)="draft.change({ contactPhone: $event })"
        />
        @if (draft.failure(); as failure) {
          <app-problem [code]="failure.code" [requestId]="failure.requestId" />
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="text" type="button" matDialogClose>{{ 'cancel' | transloco }}</button>
        <button matButton="filled" type="submit" [disabled]="draft.busy()">
          {{ 'schools.save' | transloco }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: '../ui/sheet.scss',
})
export class CollegeDialog {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly dialog = inject(MatDialogRef<CollegeDialog, boolean>);
  protected readonly data = inject<CollegeDialogData>(MAT_DIALOG_DATA);
  protected readonly draft = new Draft({
    name: this.data.college?.name ?? '',
    contactName: this.data.college?.contactName ?? '',
    contactPhone: this.data.college?.contactPhone ?? '',
  });

  protected async submit(): Promise<void> {
    if (await this.draft.send(collegeRequest, this.data.save)) this.dialog.close(true);
    else focusWrongField(this.element);
  }
}
