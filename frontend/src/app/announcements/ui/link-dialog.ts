import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';

import { webAddress } from './web-address';

/** Asks where a link leads. Closes with the address; with none, to take the link away. */
@Component({
  selector: 'app-link-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatError,
    MatFormField,
    MatInput,
    MatLabel,
    TranslocoPipe,
  ],
  template: `
    <h2 matDialogTitle>{{ 'announcements.link.headline' | transloco }}</h2>
    <form (submit)="$event.preventDefault(); set(field.value)">
      <mat-dialog-content>
        <mat-form-field appearance="outline">
          <mat-label>{{ 'announcements.link.address' | transloco }}</mat-label>
          <input
            #field
            matInput
            cdkFocusInitial
            inputmode="url"
            autocomplete="off"
            placeholder="https://"
            [value]="before"
            [attr.aria-invalid]="wrong()"
            [attr.aria-describedby]="wrong() ? 'link-wrong' : null"
            (input)="wrong.set(false)"
          />
        </mat-form-field>
        @if (wrong()) {
          <mat-error id="link-wrong" role="alert">{{
            'announcements.link.wrong' | transloco
          }}</mat-error>
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        @if (before) {
          <button matButton="text" type="button" [matDialogClose]="''">
            {{ 'announcements.link.remove' | transloco }}
          </button>
        }
        <button matButton="text" type="button" matDialogClose>{{ 'cancel' | transloco }}</button>
        <button matButton="filled" type="submit">
          {{ 'announcements.link.set' | transloco }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    mat-form-field {
      width: 100%;
      padding-top: 4px;
    }
  `,
})
export class LinkDialog {
  private readonly dialog = inject<MatDialogRef<LinkDialog, string>>(MatDialogRef);
  protected readonly before = inject<string>(MAT_DIALOG_DATA);
  protected readonly wrong = signal(false);

  protected set(typed: string): void {
    const address = webAddress(typed);
    if (address === null) this.wrong.set(true);
    else this.dialog.close(address);
  }
}
