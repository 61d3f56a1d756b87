import { Component, input } from '@angular/core';
import type { ExamStatus } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Chip, type Tone } from '../../ui/chip/chip';

const tones: Readonly<Record<ExamStatus, Tone>> = {
  draft: 'neutral',
  published: 'ok',
  archived: 'neutral',
};

/** The state of an exam, and whether it is a drill. */
@Component({
  selector: 'app-exam-chips',
  imports: [Chip, TranslocoPipe],
  template: `
    @if (exam().isRehearsal) {
      <app-chip tone="warn" icon="warning">{{ 'rehearsal' | transloco }}</app-chip>
    }
    <app-chip [tone]="tones[exam().status]">
      {{ 'scheduling.exams.status.' + exam().status | transloco }}
    </app-chip>
  `,
  styles: `
    :host {
      display: inline-flex;
      gap: 6px;
      align-items: center;
    }
  `,
})
export class ExamChips {
  readonly exam = input.required<{ readonly status: ExamStatus; readonly isRehearsal: boolean }>();
  protected readonly tones = tones;
}
