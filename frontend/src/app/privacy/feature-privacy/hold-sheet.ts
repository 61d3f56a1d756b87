import { Component, ElementRef, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import type { LegalHoldView } from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { failureOf, type Failure } from '../../core/http/failure';
import { focusWrongField } from '../../ui/field/focus-wrong-field';
import { Problem } from '../../ui/problem/problem';
import { SearchField } from '../../ui/search-field/search-field';
import { PrivacyState } from '../state/privacy-state';

/** Candidates that one can choose from; who wants another types more. */
const SHOWN = 8;

/** Sets a hold for a candidate who is chosen here, or lifts the one that is given; both with a reason. */
@Component({
  selector: 'app-hold-sheet',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    Problem,
    SearchField,
    TranslocoPipe,
  ],
  templateUrl: './hold-sheet.html',
  styleUrls: ['../../ui/field/field.scss', './privacy-form.scss'],
})
export class HoldSheet {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly transloco = inject(TranslocoService);
  private readonly snackBar = inject(MatSnackBar);
  private readonly dialog = inject(MatDialogRef<HoldSheet>);
  protected readonly state = inject(PrivacyState);
  /** The hold to lift; null to set one. */
  protected readonly hold = inject<LegalHoldView | null>(MAT_DIALOG_DATA);
  protected readonly chosen = signal(this.hold?.candidate.id ?? null);
  protected readonly reason = signal('');
  protected readonly tried = signal(false);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly busy = signal(false);
  protected readonly found = computed(() =>
    (this.state.candidates.value()?.candidates ?? []).slice(0, SHOWN),
  );
  protected readonly text = this.hold ? 'privacy.hold.liftText' : 'privacy.hold.setText';
  protected readonly verb = this.hold ? 'privacy.hold.lift' : 'privacy.hold.set';

  protected async submit(): Promise<void> {
    this.tried.set(true);
    const candidateId = this.chosen();
    const reason = this.reason().trim();
    if (this.busy()) return;
    if (candidateId === null) {
      this.host.nativeElement.querySelector<HTMLElement>('app-search-field input')?.focus();
      return;
    }
    if (reason === '') {
      focusWrongField(this.host.nativeElement);
      return;
    }
    this.busy.set(true);
    this.failure.set(null);
    try {
      if (this.hold) await this.state.lift(this.hold.id, reason);
      else await this.state.hold({ candidateId, reason });
      const done = this.hold ? 'privacy.hold.isLifted' : 'privacy.hold.isSet';
      this.snackBar.open(this.transloco.translate(done), undefined, { duration: 4_000 });
      this.dialog.close();
    } catch (error) {
      this.failure.set(failureOf(error));
      this.state.holds.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
