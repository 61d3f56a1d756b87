import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import {
  replacementRequest,
  type AdministratorRole,
  type AdministratorView,
  type ReplacementRequest,
} from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Draft } from '../ui/draft';
import { DraftSheet } from '../ui/draft-sheet';
import { ReasonField } from '../ui/reason-field';
import { TextField } from '../ui/text-field';

export interface ReplaceDialogData {
  readonly school: string;
  readonly role: AdministratorRole;
  /** Whom the school has lost; null where nobody has the role. */
  readonly lost: AdministratorView | null;
  /** Rejects with what the server said. */
  readonly replace: (request: ReplacementRequest) => Promise<void>;
}

/** Names an administrator in the place of a lost one. Closes with the name once it is done. */
@Component({
  selector: 'app-replace-dialog',
  imports: [DraftSheet, ReasonField, TextField, TranslocoPipe],
  template: `
    <app-draft-sheet
      [headline]="title | transloco: words"
      [verb]="'schools.administrators.' + (data.lost ? 'replace' : 'appoint') | transloco"
      [danger]="data.lost !== null"
      [draft]="draft"
      [save]="save"
    >
      @if (data.lost) {
        <p class="notice">{{ 'schools.administrators.replaceText' | transloco: words }}</p>
      }
      <p class="muted">{{ 'schools.administrators.checkText' | transloco }}</p>
      <fieldset>
        <legend>{{ 'schools.administrators.successor' | transloco }}</legend>
        <div class="pair">
          <app-text-field
            [label]="'schools.field.name' | transloco"
            [value]="draft.value().name"
            [problem]="draft.problems()['/name']"
            (valueChange)="draft.change({ name: $event })"
          />
          <app-text-field
            type="tel"
            [label]="'schools.field.phone' | transloco"
            [hint]="'schools.administrators.phoneHint' | transloco"
            [maxLength]="40"
            [value]="draft.value().phone"
            [problem]="draft.problems()['/phone']"
            (valueChange)="draft.change({ phone: $event })"
          />
        </div>
      </fieldset>
      <app-reason-field
        [wrong]="draft.problems()['/reason'] !== undefined"
        [value]="draft.value().reason"
        (valueChange)="draft.change({ reason: $event })"
      />
    </app-draft-sheet>
  `,
  styleUrl: '../ui/sheet.scss',
})
export class ReplaceDialog {
  protected readonly data = inject<ReplaceDialogData>(MAT_DIALOG_DATA);
  protected readonly words = { school: this.data.school, name: this.data.lost?.name ?? '' };
  protected readonly title = `schools.administrators.${this.data.lost ? 'replaceTitle' : 'appointTitle'}`;
  protected readonly draft = new Draft({
    role: this.data.role,
    replaces: this.data.lost?.id ?? null,
    ...{ name: '', phone: '', reason: '' },
  });
  protected readonly save = async () => {
    const replaced = await this.draft.send(replacementRequest, this.data.replace);
    return replaced && this.draft.value().name.trim();
  };
}
