import { Component, computed, inject, input } from '@angular/core';
import type { PublicDrawView } from '@exam/contracts/draws';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Icon } from '../../ui/icon/icon';

/** That the result was left by hand after it was revealed; nothing where it was not. */
@Component({
  selector: 'app-change-note',
  imports: [Icon, TranslocoPipe],
  template: `
    @if (last(); as change) {
      <p class="card" role="note">
        <app-icon name="warning" />
        <span>{{
          'draws.changed' | transloco: { count: changes().length, at: times.dayAndTime(change.at) }
        }}</span>
      </p>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
    p {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: 12px;
      align-items: center;
      padding: 16px 24px;
      background: var(--app-warning-container);
      color: var(--app-on-warning-container);
    }
  `,
})
export class ChangeNote {
  protected readonly times = inject(TimeTexts);
  readonly changes = input.required<PublicDrawView['changes']>();
  protected readonly last = computed(() => this.changes().at(-1));
}
