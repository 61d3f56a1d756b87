import { Component, effect, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { newSchoolRequest, type NewSchoolRequest } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { DisplaySettings } from '../../core/display/display-settings';
import { ChoiceField } from '../ui/choice-field';
import { Draft } from '../ui/draft';
import { DraftSheet } from '../ui/draft-sheet';
import { TextField } from '../ui/text-field';
import { timeZoneChoices } from '../ui/time-zones';

export interface SchoolDialogData {
  readonly add: (request: NewSchoolRequest) => Promise<void>;
  /** Empty where there are none. */
  readonly initialsOf: (name: string) => Promise<string>;
}

const firstZone = 'Asia/Shanghai';
/** Milliseconds of rest before initials are asked for. */
const REST = 300;
const administrators = ['schoolAdmin', 'securityAdmin', 'auditAdmin'] as const;

/** Creates a school with its three first administrators. Closes with its name once it is there. */
@Component({
  selector: 'app-school-dialog',
  imports: [ChoiceField, DraftSheet, TextField, TranslocoPipe],
  templateUrl: './school-dialog.html',
  styleUrl: '../ui/sheet.scss',
})
export class SchoolDialog {
  private readonly data = inject<SchoolDialogData>(MAT_DIALOG_DATA);
  protected readonly administrators = administrators;
  protected readonly zones = timeZoneChoices(inject(DisplaySettings).language(), firstZone);
  protected readonly draft = new Draft({
    name: '',
    pinyinInitials: '',
    timeZone: firstZone,
    schoolAdmin: { name: '', phone: '' },
    securityAdmin: { name: '', phone: '' },
    auditAdmin: { name: '', phone: '' },
  });
  /** Whoever types other initials keeps them. */
  private readonly proposed = signal('');

  protected readonly save = async () => {
    // Who is quicker than the proposal has not left the initials out.
    await this.propose(this.draft.value().name);
    const added = await this.draft.send(newSchoolRequest, this.data.add);
    return added && this.draft.value().name.trim();
  };

  constructor() {
    effect((onCleanup) => {
      const { name } = this.draft.value();
      const timer = setTimeout(() => void this.propose(name), REST);
      onCleanup(() => {
        clearTimeout(timer);
      });
    });
  }

  protected changeAdministrator(
    role: (typeof administrators)[number],
    part: { name?: string; phone?: string },
  ): void {
    this.draft.change({ [role]: { ...this.draft.value()[role], ...part } });
  }

  private async propose(name: string): Promise<void> {
    const isUntouched = () => this.draft.value().pinyinInitials === this.proposed();
    if (!isUntouched()) return;
    const initials = name.trim() === '' ? '' : await this.data.initialsOf(name);
    if (!isUntouched() || this.draft.value().name !== name || initials === this.proposed()) return;
    this.proposed.set(initials);
    this.draft.change({ pinyinInitials: initials });
  }
}
