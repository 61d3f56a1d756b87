import { Component, computed, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import {
  newStaffRequest,
  staffRequest,
  type NewStaffRequest,
  type StaffRequest,
  type StaffView,
} from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { ChoiceField } from '../ui/choice-field';
import { Draft } from '../ui/draft';
import { DraftSheet } from '../ui/draft-sheet';
import { TextField } from '../ui/text-field';

export interface StaffDialogData {
  /** Null for somebody new. */
  readonly person: StaffView | null;
  readonly colleges: readonly { readonly id: string; readonly name: string }[];
  /** Whether somebody may belong to the whole school. */
  readonly wholeSchool: boolean;
  readonly add: (request: NewStaffRequest) => Promise<void>;
  readonly edit: (request: StaffRequest) => Promise<void>;
}

/** Adds somebody to the staff, or changes their facts. Closes with true once it is saved. */
@Component({
  selector: 'app-staff-dialog',
  imports: [ChoiceField, DraftSheet, TextField, TranslocoPipe],
  templateUrl: './staff-dialog.html',
})
export class StaffDialog {
  private readonly transloco = inject(TranslocoService);
  protected readonly data = inject<StaffDialogData>(MAT_DIALOG_DATA);
  /** Phone and college of who holds a role stay as they are. */
  protected readonly isFixed = this.data.person !== null && !this.data.person.can.move;
  protected readonly draft = new Draft({
    name: this.data.person?.name ?? '',
    phone: '',
    staffNumber: this.data.person?.staffNumber ?? '',
    collegeId: this.firstCollege(),
  });
  protected readonly choices = computed(() => {
    const colleges = this.data.colleges.map(({ id, name }) => ({ value: id, label: name }));
    const whole = { value: '', label: this.transloco.translate('schools.wholeSchool') };
    return this.data.wholeSchool ? [whole, ...colleges] : colleges;
  });

  protected readonly save = (): Promise<boolean> => {
    const { add, edit, person } = this.data;
    return person
      ? this.draft.send(request(staffRequest, true), edit)
      : this.draft.send(request(newStaffRequest, false), add);
  };

  private firstCollege(): string {
    const { person, wholeSchool, colleges } = this.data;
    if (person) return person.college?.id ?? '';
    return wholeSchool ? '' : (colleges[0]?.id ?? '');
  }
}

interface Typed {
  readonly name: string;
  readonly phone: string;
  readonly staffNumber: string;
  readonly collegeId: string;
}

/** What is left empty is null in the contract; the phone of somebody new must be there. */
function request<T>(schema: { safeParse: (value: unknown) => T }, mayKeepPhone: boolean) {
  return {
    safeParse: (value: unknown): T => {
      const { name, phone, staffNumber, collegeId } = value as Typed;
      return schema.safeParse({
        name,
        phone: mayKeepPhone ? phone.trim() || null : phone,
        staffNumber: staffNumber.trim() || null,
        collegeId: collegeId || null,
      });
    },
  };
}
