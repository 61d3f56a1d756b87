import { Component, effect, inject, untracked } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Store } from '@ngrx/store';

import { candidatePageActions } from '../state/candidate.actions';
import { candidateFeature } from '../state/candidate.feature';
import type { SittingNotice } from '../state/sitting-notice';
import { NoticeDialog } from './notice-dialog';

const inDialog = new Set<SittingNotice['kind']>(['finished', 'postponed', 'absent']);

/** Tells what ends the candidate's stay, in a dialog that waits to be closed. */
@Component({ selector: 'app-notices', template: '' })
export class Notices {
  private readonly store = inject(Store);
  private readonly dialog = inject(MatDialog);

  constructor() {
    const notice = this.store.selectSignal(candidateFeature.selectNotice);
    effect(() => {
      const news = notice();
      if (!news || !inDialog.has(news.kind)) return;
      untracked(() => {
        this.show(news);
      });
    });
  }

  private show(notice: SittingNotice): void {
    this.dialog
      .open(NoticeDialog, { data: notice, width: '480px', role: 'alertdialog', disableClose: true })
      .afterClosed()
      .subscribe(() => {
        this.store.dispatch(candidatePageActions.noticeClosed());
      });
  }
}
