import { Component, input } from '@angular/core';
import type { CollegeView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../ui/icon/icon';

/** Whom to call about a wrong date, a wrong room, or anything else. */
@Component({
  selector: 'app-contact',
  imports: [Icon, TranslocoPipe],
  host: { class: 'card' },
  template: `
    <h2 class="title">{{ 'candidate.contact.' + when() + '.headline' | transloco }}</h2>
    <p class="muted small">
      {{ 'candidate.contact.' + when() + '.text' | transloco: { name: college().contactName } }}
    </p>
    <a class="row strong" [href]="'tel:' + college().contactPhone">
      <app-icon name="call" />{{ college().contactPhone }}
    </a>
  `,
  styles: `
    :host {
      display: block;
      padding: 20px;
    }
    p {
      margin: 4px 0 8px;
    }
    a {
      min-height: 24px;
    }
  `,
})
export class Contact {
  readonly college = input.required<CollegeView>();
  readonly when = input<'before' | 'waiting'>('before');
}
