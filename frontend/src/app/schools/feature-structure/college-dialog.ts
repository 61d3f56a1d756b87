import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { collegeRequest, type CollegeRequest } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Draft } from '../ui/draft';
import { DraftSheet } from '../ui/draft-sheet';
import { TextField } from '../ui/text-field';

export interface CollegeDialogData {
  /** Null for a new one. */
  readonly college: CollegeRequest | null;
  readonly save: (request: CollegeRequest) => Promise<void>;
}

/** Adds or changes a college. Closes with true once it is saved. */
@Component({
  selector: 'app-college-dialog',
  imports: [DraftSheet, TextField, TranslocoPipe],
  template: `
    <app-draft-sheet
      [headline]="'schools.structure.' + (data.college ? 'editCollege' : 'addCollege') | transloco"
      [verb]="'schools.save' | transloco"
      [draft]="draft"
      [save]="save"
    >
      <app-text-field
        [label]="'schools.field.collegeName' | transloco"
        [value]="draft.value().name"
        [problem]="draft.problems()['/name']"
        (valueChange)="draft.change({ name: $event })"
      />
      <app-text-field
        [label]="'schools.field.contactName' | transloco"
        [hint]="'schools.field.contactNameHint' | transloco"
        [maxLength]="50"
        [value]="draft.value().contactName"
        [problem]="draft.problems()['/contactName']"
        (valueChange)="draft.change({ contactName: $event })"
      />
      <app-text-field
        type="tel"
        [label]="'schools.field.contactPhone' | transloco"
        [hint]="'schools.field.contactPhoneHint' | transloco"
        [value]="draft.value().contactPhone"
        [problem]="draft.problems()['/contactPhone']"
        (valueChange)="draft.change({ contactPhone: $event })"
      />
    </app-draft-sheet>
  `,
})
export class CollegeDialog {
  protected readonly data = inject<CollegeDialogData>(MAT_DIALOG_DATA);
  protected readonly draft = new Draft({
    name: this.data.college?.name ?? '',
    contactName: this.data.college?.contactName ?? '',
    contactPhone: this.data.college?.contactPhone ?? '',
  });
  protected readonly save = () => this.draft.send(collegeRequest, this.data.save);
}
