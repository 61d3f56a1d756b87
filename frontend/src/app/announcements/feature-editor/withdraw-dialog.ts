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

/** Asks why something is taken back. Closes with the reason. */
@Component({
  selector: 'app-withdraw-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TranslocoPipe,
  ],
  template: `
    <h2 matDialogTitle>{{ 'announcements.withdraw.headline' | transloco }}</h2>
    <form (submit)="$event.preventDefault(); set(field.value)">
      <mat-dialog-content>
        <p>{{ 'announcements.withdraw.text' | transloco }}</p>
        <label for="reason" class="strong">{{ 'announcements.withdraw.reason' | transloco }}</label>
        <textarea
          #field
          id="reason"
          rows="3"
          maxlength="500"
          cdkFocusInitial
          [attr.aria-invalid]="missing()"
          [attr.aria-describedby]="missing() ? 'reason-missing' : null"
          (input)="missing.set(false)"
        ></textarea>
        @if (missing()) {
          <p id="reason-missing" class="wrong small" role="alert">
            {{ 'announcements.withdraw.reasonMissing' | transloco }}
          </p>
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="text" type="button" matDialogClose>{{ 'cancel' | transloco }}</button>
        <button matButton="filled" class="button-danger" type="submit">
          {{ 'announcements.withdraw.confirm' | transloco }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    mat-dialog-content {
      display: grid;
      gap: 8px;
    }
    textarea {
      padding: 10px 16px;
      border: 1px solid var(--mat-sys-outline);
      border-radius: 12px;
      background: var(--app-card);
      resize: vertical;
    }
    .wrong {
      color: var(--mat-sys-error);
    }
  `,
})
export class WithdrawDialog {
  private readonly dialog = inject<MatDialogRef<WithdrawDialog, string>>(MatDialogRef);
  protected readonly missing = signal(false);

  protected set(typed: string): void {
    const reason = typed.trim();
    if (reason) this.dialog.close(reason);
    else this.missing.set(true);
  }
}
