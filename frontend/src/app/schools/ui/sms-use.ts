import { Component, computed, inject, input } from '@angular/core';
import type { SmsQuotaView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { NumberTexts } from '../../core/i18n/number-texts';

const spans = ['day', 'month'] as const;

/** How much of its quota of SMS a school has used, today and this month. */
@Component({
  selector: 'app-sms-use',
  imports: [TranslocoPipe],
  template: `
    <dl>
      @for (row of rows(); track row.span) {
        <div [class.full]="row.left === 0">
          <dt>{{ 'schools.sms.' + row.span | transloco }}</dt>
          <dd>
            <span class="strong">{{ 'schools.sms.use' | transloco: row.texts }}</span>
            <span class="muted small">
              {{
                (row.left === 0 ? 'schools.sms.none' : 'schools.sms.left')
                  | transloco: { count: numbers.count(row.left) }
              }}
            </span>
          </dd>
          <dd class="bar"><div class="part" [style.inline-size.%]="row.percent"></div></dd>
        </div>
      }
    </dl>
  `,
  styleUrl: './sms-use.scss',
})
export class SmsUse {
  protected readonly numbers = inject(NumberTexts);
  readonly quota = input.required<SmsQuotaView>();
  protected readonly rows = computed(() =>
    spans.map((span) => {
      const { used, limit } = this.quota()[span];
      return {
        ...{ span, texts: this.numbers.counts({ used, limit }) },
        left: Math.max(0, limit - used),
        percent: limit === 0 ? 100 : Math.min(100, (100 * used) / limit),
      };
    }),
  );
}
