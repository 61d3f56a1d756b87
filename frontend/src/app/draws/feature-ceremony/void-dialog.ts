import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

/** Asks why a draw is given up; closes with the reason. */
@Component({
  selector: 'app-void-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TranslocoPipe,
  ],
  template: `
    <h2 matDialogTitle>{{ 'draws.void.title' | transloco }}</h2>
    <mat-dialog-content>
      <p>{{ 'draws.void.text' | transloco }}</p>
      <label for="void-reason">{{ 'draws.void.reason' | transloco }}</label>
      <textarea
        #field
        id="void-reason"
        rows="3"
        maxlength="500"
        [attr.aria-invalid]="tried() ? true : null"
        (input)="reason.set(field.value.trim())"
      ></textarea>
      @if (tried() && !reason()) {
        <p class="wrong small" role="alert">{{ 'draws.void.missing' | transloco }}</p>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="text" type="button" matDialogClose>{{ 'cancel' | transloco }}</button>
      <button matButton="filled" type="button" class="button-danger" (click)="agree()">
        {{ 'draws.void.confirm' | transloco }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    label {
      display: block;
      margin: 16px 0 4px;
      font-size: 13px;
      font-weight: 600;
    }
    textarea {
      width: 100%;
      padding: 8px 12px;
      border: 1px solid var(--mat-sys-outline);
      border-radius: 8px;
      background: var(--app-card);
    }
    .wrong {
      color: var(--mat-sys-error);
    }
  `,
})
export class VoidDialog {
  private readonly dialog = inject<MatDialogRef<VoidDialog, string>>(MatDialogRef);
  protected readonly reason = signal('');
  protected readonly tried = signal(false);

  protected agree(): void {
    this.tried.set(true);
    if (this.reason()) this.dialog.close(this.reason());
  }
}
