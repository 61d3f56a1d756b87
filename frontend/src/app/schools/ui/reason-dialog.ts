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
import { reasonRequest } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Problem } from '../../ui/problem/problem';
import { focusWrongField } from '../../ui/field/focus-wrong-field';
import { Draft } from './draft';
import { ReasonField } from './reason-field';

/** In the reader's language already. */
export interface ReasonQuestion {
  readonly title: string;
  readonly text: string;
  /** The verb on the button that agrees. */
  readonly confirm: string;
  readonly danger: boolean;
  /** Rejects with what the server said. */
  readonly run: (reason: string) => Promise<void>;
}

/** Asks why, and does it: what was done and why is kept. Closes with true once it is done. */
@Component({
  selector: 'app-reason-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    Problem,
    ReasonField,
    TranslocoPipe,
  ],
  template: `
    <h2 matDialogTitle>{{ question.title }}</h2>
    <form novalidate (submit)="$event.preventDefault(); submit()">
      <mat-dialog-content>
        <p class="text">{{ question.text }}</p>
        <app-reason-field
          focused
          [wrong]="draft.problems()['/reason'] !== undefined"
          [value]="draft.value().reason"
          (valueChange)="draft.change({ reason: $event })"
        />
        @if (draft.failure(); as failure) {
          <app-problem class="failure" [code]="failure.code" [requestId]="failure.requestId" />
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="text" type="button" matDialogClose>{{ 'cancel' | transloco }}</button>
        <button
          matButton="filled"
          type="submit"
          [class.button-danger]="question.danger"
          [disabled]="draft.busy()"
        >
          {{ question.confirm }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrls: ['./field.scss', './reason-dialog.scss'],
})
export class ReasonDialog {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly dialog = inject(MatDialogRef<ReasonDialog, boolean>);
  protected readonly question = inject<ReasonQuestion>(MAT_DIALOG_DATA);
  protected readonly draft = new Draft({ reason: '' });

  protected async submit(): Promise<void> {
    const done = await this.draft.send(reasonRequest, ({ reason }) => this.question.run(reason));
    if (done) this.dialog.close(true);
    else focusWrongField(this.element);
  }
}
