import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import {
  idDocumentType,
  type CandidateView,
  type Gender,
  type IdDocumentType,
} from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Problem } from '../../ui/problem/problem';
import { CandidateFile } from '../state/candidate-file';

interface Draft {
  readonly name: string;
  readonly collegeId: string;
  readonly majorId: string;
  readonly gender: Gender | null;
  readonly remark: string;
  /** Empty to leave it as it is. */
  readonly phone: string;
  readonly idDocumentType: IdDocumentType;
  /** Empty to leave it as it is. */
  readonly idNumber: string;
}

type Field = keyof Draft;
const paths: Readonly<Record<string, Field>> = {
  '/name': 'name',
  '/collegeId': 'collegeId',
  '/majorId': 'majorId',
  '/remark': 'remark',
  '/phone': 'phone',
  '/idDocument/number': 'idNumber',
};

/** Corrects a candidate. What the server refuses is said at its field, and nothing typed is lost. */
@Component({
  selector: 'app-candidate-form',
  imports: [
    MatButton,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatOption,
    MatSelect,
    Problem,
    TranslocoPipe,
  ],
  templateUrl: './candidate-form.html',
  styleUrl: './candidate-form.scss',
})
export class CandidateForm {
  protected readonly file = inject(CandidateFile);
  readonly candidate = input.required<CandidateView>();
  readonly saved = output();
  readonly cancelled = output();
  protected readonly documents = idDocumentType.options;
  protected readonly genders = ['female', 'male'] as const;
  protected readonly draft = linkedSignal<Draft>(() => {
    const { name, collegeId, majorId, gender, remark, idDocumentType: type } = this.candidate();
    return {
      ...{ name, gender, remark, phone: '', idNumber: '' },
      ...{ collegeId: collegeId ?? '', majorId: majorId ?? '' },
      idDocumentType: type ?? 'residentIdCard',
    };
  });
  protected readonly majors = computed(
    () => this.file.colleges().find(({ id }) => id === this.draft().collegeId)?.majors ?? [],
  );
  /** Keys of texts, by field. */
  protected readonly wrong = computed(() => {
    const wrong: Partial<Record<Field, string>> = {};
    for (const { path, message } of this.file.refusal()?.fields ?? []) {
      const field = paths[path];
      if (!field) continue;
      const known = this.file.refusal()?.code === 'candidate-invalid';
      const form = { phone: 'phoneForm', name: 'nameForm' } as Partial<Record<Field, string>>;
      wrong[field] = `rosters.fix.${known ? message : (form[field] ?? 'required')}`;
    }
    return wrong;
  });

  protected set(change: Partial<Draft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected setCollege(collegeId: string): void {
    this.set({ collegeId, majorId: '' });
  }

  protected async save(): Promise<void> {
    const { phone, idNumber, idDocumentType: type, ...facts } = this.draft();
    const saved = await this.file.save({
      ...facts,
      ...(phone.trim() !== '' && { phone }),
      ...(idNumber.trim() !== '' && { idDocument: { type, number: idNumber } }),
    });
    if (saved) this.saved.emit();
  }

  protected cancel(): void {
    this.file.refusal.set(null);
    this.cancelled.emit();
  }
}
