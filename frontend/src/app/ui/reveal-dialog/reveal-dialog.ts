import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';

const LEAST = 2;

/** Asks why somebody wants to read phone and ID number; closes with the reason. */
@Component({
  selector: 'app-reveal-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    TranslocoPipe,
  ],
  template: `
    <h2 matDialogTitle>{{ 'reveal.title' | transloco }}</h2>
    <form (submit)="$event.preventDefault(); agree()">
      <mat-dialog-content>
        <p>{{ 'reveal.text' | transloco }}</p>
        <mat-form-field appearance="outline">
          <mat-label>{{ 'reveal.reason' | transloco }}</mat-label>
          <input
            #field
            matInput
            cdkFocusInitial
            maxlength="200"
            autocomplete="off"
            [value]="reason()"
            [attr.aria-invalid]="missing()"
            (input)="reason.set(field.value); missing.set(false)"
          />
          <mat-hint>{{ (missing() ? 'reveal.missing' : 'reveal.hint') | transloco }}</mat-hint>
        </mat-form-field>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="text" type="button" matDialogClose>{{ 'cancel' | transloco }}</button>
        <button matButton="filled" type="submit">
          {{ 'reveal.action' | transloco }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    p {
      margin-bottom: 16px;
    }
    mat-form-field {
      width: 100%;
    }
  `,
})
export class RevealDialog {
  private readonly dialog = inject<MatDialogRef<RevealDialog, string>>(MatDialogRef);
  protected readonly reason = signal('');
  protected readonly missing = signal(false);

  protected agree(): void {
    const reason = this.reason().trim();
    if (reason.length < LEAST) this.missing.set(true);
    else this.dialog.close(reason);
  }
}
