import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { reasonRequest } from '@exam/contracts';

import { Draft } from './draft';
import { DraftSheet } from './draft-sheet';
import { ReasonField } from './reason-field';

/** In the reader's language already. */
export interface ReasonQuestion {
  readonly title: string;
  readonly text: string;
  /** The verb on the button that agrees. */
  readonly confirm: string;
  readonly danger: boolean;
  /** Rejects with what the server said. */
  readonly run: (reason: string) => Promise<void>;
}

/** Asks why, and does it: what was done and why is kept. Closes with true once it is done. */
@Component({
  selector: 'app-reason-dialog',
  imports: [DraftSheet, ReasonField],
  template: `
    <app-draft-sheet
      [headline]="question.title"
      [verb]="question.confirm"
      [danger]="question.danger"
      [draft]="draft"
      [save]="save"
    >
      <p>{{ question.text }}</p>
      <app-reason-field
        focused
        [wrong]="draft.problems()['/reason'] !== undefined"
        [value]="draft.value().reason"
        (valueChange)="draft.change({ reason: $event })"
      />
    </app-draft-sheet>
  `,
})
export class ReasonDialog {
  protected readonly question = inject<ReasonQuestion>(MAT_DIALOG_DATA);
  protected readonly draft = new Draft({ reason: '' });
  protected readonly save = () =>
    this.draft.send(reasonRequest, ({ reason }) => this.question.run(reason));
}
