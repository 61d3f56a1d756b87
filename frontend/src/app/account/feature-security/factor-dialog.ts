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
import type { EnrolledView, SecondFactorMethods } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { EnrolPasskey } from './enrol-passkey';
import { EnrolTotp } from './enrol-totp';
import { ProveFactor } from './prove-factor';
import { RecoveryCodes } from './recovery-codes';
import { RenamePasskey } from './rename-passkey';

/** What a dialog is for. It closes with true once it is done. */
export type FactorTask =
  | { readonly kind: 'prove'; readonly methods: SecondFactorMethods }
  | { readonly kind: 'totp' | 'passkey' }
  | { readonly kind: 'codes'; readonly codes: readonly string[] }
  | { readonly kind: 'rename'; readonly id: string; readonly name: string };

/** One step about a factor, on top of the page. */
@Component({
  selector: 'app-factor-dialog',
  imports: [
    EnrolPasskey,
    EnrolTotp,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    ProveFactor,
    RecoveryCodes,
    RenamePasskey,
    TranslocoPipe,
  ],
  template: `
    <h2 matDialogTitle>{{ 'account.dialog.' + (codes() ? 'codes' : task.kind) | transloco }}</h2>
    <mat-dialog-content>
      @if (codes(); as codes) {
        <app-recovery-codes [codes]="codes" (kept)="done()" />
      } @else {
        @switch (task.kind) {
          @case ('prove') {
            <app-prove-factor [methods]="task.methods" (proved)="done()" />
          }
          @case ('totp') {
            <app-enrol-totp (enrolled)="keep($event)" />
          }
          @case ('passkey') {
            <app-enrol-passkey (enrolled)="keep($event)" />
          }
          @case ('rename') {
            <app-rename-passkey [passkeyId]="task.id" [current]="task.name" (renamed)="done()" />
          }
        }
      }
    </mat-dialog-content>
    @if (!codes()) {
      <mat-dialog-actions align="end">
        <button matButton="text" type="button" matDialogClose>{{ 'cancel' | transloco }}</button>
      </mat-dialog-actions>
    }
  `,
})
export class FactorDialog {
  private readonly dialog = inject<MatDialogRef<FactorDialog, boolean>>(MatDialogRef);
  protected readonly task = inject<FactorTask>(MAT_DIALOG_DATA);
  protected readonly codes = signal(this.task.kind === 'codes' ? this.task.codes : null);

  constructor() {
    if (this.codes()) this.dialog.disableClose = true;
  }

  protected keep({ recoveryCodes }: EnrolledView): void {
    if (!recoveryCodes) {
      this.done();
      return;
    }
    // They are shown this once: no click beside the dialog shall lose them.
    this.dialog.disableClose = true;
    this.codes.set(recoveryCodes);
  }

  protected done(): void {
    this.dialog.close(true);
  }
}
