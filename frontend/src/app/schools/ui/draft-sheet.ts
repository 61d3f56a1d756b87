import { Component, ElementRef, booleanAttribute, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

import { focusWrongField } from '../../ui/field/focus-wrong-field';
import { Problem } from '../../ui/problem/problem';
import type { Draft } from './draft';

/**
 * A dialog that is a form over a draft, around its fields. Closes with what `save` resolves to;
 * where that is false, it stays open and goes to the first field that is wrong.
 */
@Component({
  selector: 'app-draft-sheet',
  imports: [
    ...[MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
    ...[Problem, TranslocoPipe],
  ],
  template: `
    <h2 matDialogTitle>{{ headline() }}</h2>
    <form novalidate (submit)="$event.preventDefault(); submit()">
      <mat-dialog-content>
        <ng-content />
        @if (draft().failure(); as failure) {
          <app-problem [code]="failure.code" [requestId]="failure.requestId" />
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="text" type="button" matDialogClose>{{ 'cancel' | transloco }}</button>
        <button
          matButton="filled"
          type="submit"
          [class.button-danger]="danger()"
          [disabled]="draft().busy()"
        >
          {{ verb() }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: './draft-sheet.scss',
})
export class DraftSheet {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly dialog = inject(MatDialogRef);

  readonly headline = input.required<string>();
  /** On the button that sends. */
  readonly verb = input.required<string>();
  readonly danger = input(false, { transform: booleanAttribute });
  readonly draft = input.required<Pick<Draft<object>, 'failure' | 'busy'>>();
  /** Sends the draft. */
  readonly save = input.required<() => Promise<string | boolean>>();

  protected async submit(): Promise<void> {
    const saved = await this.save()();
    if (saved !== false) this.dialog.close(saved);
    else focusWrongField(this.element);
  }
}
