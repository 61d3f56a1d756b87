import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { smsQuotaRequest, type SmsQuotaRequest, type SmsQuotaView } from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { NumberTexts, typedNumber } from '../../core/i18n/number-texts';
import { Confirm } from '../../ui/confirm/confirm';
import { Draft } from '../ui/draft';
import { DraftSheet } from '../ui/draft-sheet';
import { ReasonField } from '../ui/reason-field';
import { TextField } from '../ui/text-field';

export interface QuotaDialogData {
  readonly sms: SmsQuotaView;
  /** Rejects with what the server said. */
  readonly change: (request: SmsQuotaRequest) => Promise<void>;
}

/** Another quota of SMS for a school, with a reason. Closes with true once it is changed. */
@Component({
  selector: 'app-quota-dialog',
  imports: [DraftSheet, ReasonField, TextField, TranslocoPipe],
  template: `
    <app-draft-sheet
      [headline]="'schools.sms.change' | transloco"
      [verb]="'schools.sms.change' | transloco"
      [draft]="draft"
      [save]="save"
    >
      <div class="pair">
        @for (field of fields; track field.name) {
          <app-text-field
            type="number"
            [maxLength]="9"
            [label]="'schools.sms.' + field.name | transloco"
            [hint]="'schools.sms.now' | transloco: numbers.counts(data.sms[field.span])"
            [value]="draft.value()[field.name]"
            [problem]="draft.problems()['/' + field.name]"
            (valueChange)="type(field.name, $event)"
          />
        }
      </div>
      <app-reason-field
        [wrong]="draft.problems()['/reason'] !== undefined"
        [value]="draft.value().reason"
        (valueChange)="draft.change({ reason: $event })"
      />
    </app-draft-sheet>
  `,
  styleUrl: '../ui/sheet.scss',
})
export class QuotaDialog {
  private readonly transloco = inject(TranslocoService);
  private readonly confirm = inject(Confirm);
  protected readonly numbers = inject(NumberTexts);
  protected readonly data = inject<QuotaDialogData>(MAT_DIALOG_DATA);
  protected readonly fields = [
    { name: 'perDay', span: 'day' },
    { name: 'perMonth', span: 'month' },
  ] as const;
  protected readonly draft = new Draft({
    perDay: this.numbers.count(this.data.sms.day.limit),
    perMonth: this.numbers.count(this.data.sms.month.limit),
    reason: '',
  });

  protected type(name: 'perDay' | 'perMonth', text: string): void {
    this.draft.change({ [name]: text });
  }
  protected readonly save = async () => {
    const request = typedQuota.safeParse(this.draft.value());
    if (request.success && !(await this.agreed(request.data))) return false;
    return this.draft.send(typedQuota, this.data.change);
  };

  /** Says what changes, and whether the school could send nothing more. */
  private agreed({ perDay, perMonth }: SmsQuotaRequest): Promise<boolean> {
    const say = (key: string, values = {}) =>
      this.transloco.translate(`schools.sms.${key}`, values);
    const { day, month } = this.data.sms;
    const stops = perDay <= day.used || perMonth <= month.used;
    const change = this.numbers.counts({
      ...{ dayBefore: day.limit, dayAfter: perDay },
      ...{ monthBefore: month.limit, monthAfter: perMonth },
    });
    return this.confirm.ask({
      title: say('changeTitle'),
      text: [say('changeText', change), ...(stops ? [say('changeStops')] : [])].join(' '),
      confirm: say('change'),
      ...(stops && { danger: true }),
    });
  }
}

/** The contract's request, of what is typed into text fields. */
const typedQuota = {
  safeParse: (typed: unknown) => {
    const { perDay, perMonth, reason } = typed as Readonly<Record<string, string>>;
    const numbers = { perDay: typedNumber(perDay ?? ''), perMonth: typedNumber(perMonth ?? '') };
    return smsQuotaRequest.safeParse({ ...numbers, reason });
  },
};
