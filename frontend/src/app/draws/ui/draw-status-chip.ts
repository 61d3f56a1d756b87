import { Component, computed, input } from '@angular/core';
import type { DrawStatus } from '@exam/contracts/draws';
import { TranslocoPipe } from '@jsverse/transloco';

import { Chip, type Tone } from '../../ui/chip/chip';
import type { IconName } from '../../ui/icon/icon-registry';

const looks: Readonly<Record<DrawStatus, readonly [Tone, IconName]>> = {
  committed: ['warn', 'lock'],
  revealed: ['ok', 'lockOpen'],
  voided: ['bad', 'block'],
};

/** Where a draw stands. */
@Component({
  selector: 'app-draw-status-chip',
  imports: [Chip, TranslocoPipe],
  template: `
    <app-chip [tone]="look()[0]" [icon]="look()[1]">
      {{ 'draws.status.' + status() | transloco }}
    </app-chip>
  `,
})
export class DrawStatusChip {
  readonly status = input.required<DrawStatus>();
  protected readonly look = computed(() => looks[this.status()]);
}
