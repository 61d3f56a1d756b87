import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { majorRequest, type MajorRequest } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Draft } from '../ui/draft';
import { DraftSheet } from '../ui/draft-sheet';
import { TextField } from '../ui/text-field';

export interface MajorDialogData {
  readonly collegeName: string;
  /** Null for a new one. */
  readonly major: MajorRequest | null;
  readonly save: (request: MajorRequest) => Promise<void>;
}

/** Adds or changes a major. Closes with true once it is saved. */
@Component({
  selector: 'app-major-dialog',
  imports: [DraftSheet, TextField, TranslocoPipe],
  template: `
    <app-draft-sheet
      [headline]="'schools.structure.' + (data.major ? 'editMajor' : 'addMajor') | transloco"
      [verb]="'schools.save' | transloco"
      [draft]="draft"
      [save]="save"
    >
      <p class="muted">{{ data.collegeName }}</p>
      <app-text-field
        [label]="'schools.field.majorName' | transloco"
        [value]="draft.value().name"
        [problem]="draft.problems()['/name']"
        (valueChange)="draft.change({ name: $event })"
      />
      <app-text-field
        optional
        [label]="'schools.field.majorCode' | transloco"
        [hint]="'schools.field.majorCodeHint' | transloco"
        [maxLength]="20"
        [value]="draft.value().code ?? ''"
        [problem]="draft.problems()['/code']"
        (valueChange)="draft.change({ code: $event.trim() === '' ? null : $event })"
      />
    </app-draft-sheet>
  `,
})
export class MajorDialog {
  protected readonly data = inject<MajorDialogData>(MAT_DIALOG_DATA);
  protected readonly draft = new Draft<MajorRequest>({
    name: this.data.major?.name ?? '',
    code: this.data.major?.code ?? null,
  });
  protected readonly save = () => this.draft.send(majorRequest, this.data.save);
}
