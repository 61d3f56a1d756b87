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
import { TranslocoPipe } from '@jsverse/transloco';

/** In the reader's language already. */
export interface ReasonQuestion {
  readonly title: string;
  /** The verb on the button that agrees. */
  readonly confirm: string;
  /** Ready-made reasons. */
  readonly reasons: readonly string[];
}

/** Asks why: a ready-made reason, or one in the examiner's own words. */
@Component({
  selector: 'app-reason-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TranslocoPipe,
  ],
  template: `
    <h2 matDialogTitle>{{ question.title }}</h2>
    <form (submit)="$event.preventDefault(); agree()">
      <mat-dialog-content>
        <label>
          <span class="label">{{ 'examiner.ask.reason' | transloco }}</span>
          <input
            #field
            cdkFocusInitial
            maxlength="500"
            autocomplete="off"
            [value]="reason()"
            [placeholder]="'examiner.ask.reasonHint' | transloco"
            (input)="reason.set(field.value)"
          />
        </label>
        <div class="reasons">
          @for (ready of question.reasons; track ready) {
            <button
              matButton="tonal"
              class="button-small"
              type="button"
              [attr.aria-pressed]="reason() === ready"
              (click)="reason.set(ready)"
            >
              {{ ready }}
            </button>
          }
        </div>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="text" type="button" matDialogClose>{{ 'cancel' | transloco }}</button>
        <button matButton="filled" type="submit" [disabled]="reason().trim() === ''">
          {{ question.confirm }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    .label {
      display: block;
      margin-bottom: 6px;
      font-weight: 600;
    }
    input {
      width: 100%;
      height: 48px;
      padding: 0 12px;
      border: 1px solid var(--mat-sys-outline);
      border-radius: 8px;
      background: var(--mat-sys-surface-container-lowest);
      color: var(--mat-sys-on-surface);
      font-size: 16px;
    }
    .reasons {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin-top: 12px;
    }
  `,
})
export class ReasonDialog {
  private readonly dialog = inject<MatDialogRef<ReasonDialog, string>>(MatDialogRef);
  protected readonly question = inject<ReasonQuestion>(MAT_DIALOG_DATA);
  protected readonly reason = signal('');

  protected agree(): void {
    const reason = this.reason().trim();
    if (reason !== '') this.dialog.close(reason);
  }
}
