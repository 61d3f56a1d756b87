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
import {
  replacementRequest,
  type AdministratorRole,
  type AdministratorView,
  type ReplacementRequest,
} from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Problem } from '../../ui/problem/problem';
import { focusWrongField } from '../../ui/field/focus-wrong-field';
import { Draft } from '../ui/draft';
import { ReasonField } from '../ui/reason-field';
import { TextField } from '../ui/text-field';

export interface ReplaceDialogData {
  readonly school: string;
  readonly role: AdministratorRole;
  /** Whom the school has lost; null where nobody has the role. */
  readonly lost: AdministratorView | null;
  /** Rejects with what the server said. */
  readonly replace: (request: ReplacementRequest) => Promise<void>;
}

/** Names an administrator in the place of a lost one. Closes with the name once it is done. */
@Component({
  selector: 'app-replace-dialog',
  imports: [
    ...[MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
    ...[Problem, ReasonField, TextField, TranslocoPipe],
  ],
  template: `
    <h2 matDialogTitle>{{ title | transloco: words }}</h2>
    <form novalidate (submit)="$event.preventDefault(); submit()">
      <mat-dialog-content>
        @if (data.lost) {
          <p class="notice">{{ 'schools.administrators.replaceText' | transloco: words }}</p>
        }
        <p class="muted">{{ 'schools.administrators.checkText' | transloco }}</p>
        <fieldset>
          <legend>{{ 'schools.administrators.successor' | transloco }}</legend>
          <div class="pair">
            <app-text-field
              [label]="'schools.field.name' | transloco"
              [value]="draft.value().name"
              [problem]="draft.problems()['/name']"
              (valueChange)="draft.change({ name: $event })"
            />
            <app-text-field
              type="tel"
              [label]="'schools.field.phone' | transloco"
              [hint]="'schools.administrators.phoneHint' | transloco"
              [maxLength]="40"
              [value]="draft.value().phone"
              [problem]="draft.problems()['/phone']"
              (valueChange)="draft.change({ phone: $event })"
            />
          </div>
        </fieldset>
        <app-reason-field
          [wrong]="draft.problems()['/reason'] !== undefined"
          [value]="draft.value().reason"
          (valueChange)="draft.change({ reason: $event })"
        />
        @if (draft.failure(); as failure) {
          <app-problem [code]="failure.code" [requestId]="failure.requestId" />
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="text" type="button" matDialogClose>{{ 'cancel' | transloco }}</button>
        <button
          matButton="filled"
          type="submit"
          [class.button-danger]="data.lost !== null"
          [disabled]="draft.busy()"
        >
          {{ 'schools.administrators.' + (data.lost ? 'replace' : 'appoint') | transloco }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styleUrl: '../ui/sheet.scss',
})
export class ReplaceDialog {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly dialog = inject(MatDialogRef<ReplaceDialog, string>);
  protected readonly data = inject<ReplaceDialogData>(MAT_DIALOG_DATA);
  protected readonly words = { school: this.data.school, name: this.data.lost?.name ?? '' };
  protected readonly title = `schools.administrators.${this.data.lost ? 'replaceTitle' : 'appointTitle'}`;
  protected readonly draft = new Draft({
    role: this.data.role,
    replaces: this.data.lost?.id ?? null,
    ...{ name: '', phone: '', reason: '' },
  });

  protected async submit(): Promise<void> {
    if (await this.draft.send(replacementRequest, this.data.replace)) {
      this.dialog.close(this.draft.value().name.trim());
    } else focusWrongField(this.element);
  }
}
