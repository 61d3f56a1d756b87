import { Component, computed, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ConsentPurpose, ConsentState } from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Chip, type Tone } from '../../ui/chip/chip';
import { Confirm } from '../../ui/confirm/confirm';
import { Problem } from '../../ui/problem/problem';
import { OwnConsent } from '../state/own-consent';
import { ConsentText } from '../ui/consent-text';

const tones: Readonly<Record<ConsentState, Tone>> = {
  none: 'neutral',
  given: 'ok',
  refused: 'warn',
  withdrawn: 'warn',
};

/** One consent: its state, its text, everything that was said, and what can be said now. */
@Component({
  selector: 'app-consent-card',
  imports: [Chip, ConsentText, MatButton, Problem, TranslocoPipe],
  providers: [OwnConsent],
  host: { class: 'card', role: 'region', '[attr.aria-labelledby]': 'purpose()' },
  templateUrl: './consent-card.html',
  styleUrl: './consent-card.scss',
})
export class ConsentCard {
  private readonly confirm = inject(Confirm);
  private readonly times = inject(TimeTexts);
  private readonly transloco = inject(TranslocoService);
  protected readonly own = inject(OwnConsent);
  readonly purpose = input.required<ConsentPurpose>();
  protected readonly tone = computed(() => tones[this.own.consent()?.state ?? 'none']);
  /** Nobody is asked before something would be collected. */
  protected readonly asked = computed(() => (this.own.consent()?.history.length ?? 0) > 0);
  protected readonly history = computed(() =>
    (this.own.consent()?.history ?? []).map(({ at, ...said }) => ({
      ...said,
      at: this.when(at),
    })),
  );

  constructor() {
    effect(() => {
      this.own.ask(this.purpose());
    });
  }

  protected when(at: string): string {
    return `${this.times.date(at)} ${this.times.clock(at)}`;
  }

  protected async withdraw(): Promise<void> {
    const text = (key: string) => this.transloco.translate(`candidate.consents.${key}`);
    const agreed = await this.confirm.ask({
      title: text('withdrawTitle'),
      text: text(`withdrawText.${this.purpose()}`),
      confirm: text('withdraw'),
      danger: true,
    });
    if (agreed) await this.own.decide('withdrawn');
  }
}
