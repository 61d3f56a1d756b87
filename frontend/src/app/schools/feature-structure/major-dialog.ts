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
import { majorRequest, type MajorRequest } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Problem } from '../../ui/problem/problem';
import { focusWrongField } from '../../ui/field/focus-wrong-field';
import { Draft } from '../ui/draft';
import { TextField } from '../ui/text-field';

export interface MajorDialogData {
  readonly collegeName: string;
  /** Null for a new one. */
  readonly major: MajorRequest | null;
  readonly save: (request: MajorRequest) => Promise<void>;
}

/** Adds or changes a major. Closes with true once it is saved. */
@Component({
  selector: 'app-major-dialog',
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
      {{ 'schools.structure.' + (data.major ? 'editMajor' : 'addMajor') | transloco }}
    </h2>
    <form novalidate (submit)="$event.preventDefault(); submit()">
      <mat-dialog-content>
        <p class="muted">{{ data.collegeName }}</p>
        <app-text-field
          [label]="'schools.field.majorName' | transloco"
          [value]="draft.value().name"
          [problem]="draft.problems()['/name']"
          (valueChange)="draft.change({ name: $event })"
        />
        <app-text-field
          optional
          [label]="'schools.field.majorCode' | transloco"
          [hint]="'schools.field.majorCodeHint' | transloco"
          [maxLength]="20"
          [value]="draft.value().code ?? ''"
          [problem]="draft.problems()['/code']"
          (valueChange)="draft.change({ code: $event.trim() === '' ? null : $event })"
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
export class MajorDialog {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly dialog = inject(MatDialogRef<MajorDialog, boolean>);
  protected readonly data = inject<MajorDialogData>(MAT_DIALOG_DATA);
  protected readonly draft = new Draft<MajorRequest>({
    name: this.data.major?.name ?? '',
    code: this.data.major?.code ?? null,
  });

  protected async submit(): Promise<void> {
    if (await this.draft.send(majorRequest, this.data.save)) this.dialog.close(true);
    else focusWrongField(this.element);
  }
}
