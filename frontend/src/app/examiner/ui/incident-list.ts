import { Component, inject, input } from '@angular/core';
import type { IncidentView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Icon } from '../../ui/icon/icon';

/** What was noted during one sitting, newest first. */
@Component({
  selector: 'app-incident-list',
  imports: [Icon, TranslocoPipe],
  template: `
    <ul [attr.aria-label]="'examiner.incidents.title' | transloco">
      @for (incident of incidents(); track incident.id) {
        <li>
          <app-icon name="warning" [size]="16" />
          <span class="grow">{{ 'examiner.incidents.kind.' + incident.kind | transloco }}</span>
          <time class="muted" [attr.datetime]="incident.at">{{ times.clock(incident.at) }}</time>
        </li>
      } @empty {
        <li class="muted">{{ 'examiner.incidents.none' | transloco }}</li>
      }
    </ul>
  `,
  styles: `
    li {
      display: flex;
      gap: 8px;
      padding: 6px 0;
    }
    app-icon {
      margin-top: 3px;
      color: var(--app-warning);
    }
  `,
})
export class IncidentList {
  protected readonly times = inject(TimeTexts);
  readonly incidents = input.required<readonly IncidentView[]>();
}
