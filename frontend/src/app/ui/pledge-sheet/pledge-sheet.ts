import { Component, computed, inject, input } from '@angular/core';
import type { PledgeAgreementView, PledgeView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';

/**
 * A pledge as a sheet of paper: what was or is to be agreed to, whose it is, and when it was agreed
 * to. On paper it stands alone. Its content: a `.note` above the text, an `.end` below it, and last
 * what can be done.
 */
@Component({
  selector: 'app-pledge-sheet',
  imports: [TranslocoPipe],
  host: { class: 'card' },
  templateUrl: './pledge-sheet.html',
  styleUrl: './pledge-sheet.scss',
})
export class PledgeSheet {
  private readonly times = inject(TimeTexts);
  readonly of = input.required<Pick<PledgeView, 'schoolName' | 'exam' | 'candidate'>>();
  readonly text = input.required<string>();
  readonly version = input.required<number>();
  /** Null while nobody agreed to it. */
  readonly agreement = input.required<PledgeAgreementView | null>();
  protected readonly agreedAt = computed(() => {
    const at = this.agreement()?.agreedAt;
    return at && `${this.times.date(at)} ${this.times.clock(at)}`;
  });
}
