import {
  DOCUMENT,
  inject,
  provideEnvironmentInitializer,
  type EnvironmentProviders,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatDialog } from '@angular/material/dialog';
import { fromEvent } from 'rxjs';

/**
 * A dialog into which somebody has typed closes by its buttons alone: a stray Escape, or a click
 * beside it, must not lose what was written.
 */
export function keepTyped(): EnvironmentProviders {
  return provideEnvironmentInitializer(() => {
    const dialogs = inject(MatDialog);
    fromEvent(inject(DOCUMENT), 'input')
      .pipe(takeUntilDestroyed())
      .subscribe(({ target }) => {
        if (!(target instanceof Element)) return;
        const id = target.closest('mat-dialog-container')?.id;
        const dialog = id === undefined ? undefined : dialogs.getDialogById(id);
        if (dialog) dialog.disableClose = true;
      });
  });
}
