import { Component, computed, input } from '@angular/core';
import type { DrawRecord } from '@exam/contracts/draws';
import { TranslocoPipe } from '@jsverse/transloco';

import { HexText } from './hex-text';

/** The values of a record by which everything can be computed again. */
@Component({
  selector: 'app-record-values',
  imports: [HexText, TranslocoPipe],
  template: `
    <dl>
      @for (line of lines(); track line.name) {
        <dt>{{ 'draws.value.' + line.name | transloco }}</dt>
        <dd><app-hex-text [value]="line.value" /></dd>
      }
    </dl>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: max-content minmax(0, 1fr);
      gap: 8px 20px;
    }
    dt {
      color: var(--mat-sys-on-surface-variant);
    }
    @media (width <= 720px) {
      dl {
        grid-template-columns: minmax(0, 1fr);
        gap: 2px;
      }
      dd {
        margin-bottom: 10px;
      }
    }
  `,
})
export class RecordValues {
  readonly record = input.required<DrawRecord>();
  protected readonly lines = computed(() => {
    const { commitment, outcome, digest } = this.record();
    const opened = outcome ? [{ name: 'seed', value: outcome.seed }] : [];
    const combined =
      outcome?.status === 'revealed' ? [{ name: 'combinedSeed', value: outcome.combinedSeed }] : [];
    return [
      { name: 'commitment', value: commitment },
      ...opened,
      ...combined,
      { name: 'digest', value: digest },
    ];
  });
}
