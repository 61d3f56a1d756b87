import { Component, computed, input } from '@angular/core';
import type { LoginRole } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icon-registry';

const things: Readonly<Record<LoginRole, readonly { key: string; icon: IconName }[]>> = {
  candidate: [
    { key: 'idCard', icon: 'idCard' },
    { key: 'computer', icon: 'videocam' },
    { key: 'network', icon: 'wifi' },
  ],
  examiner: [
    { key: 'computer', icon: 'videocam' },
    { key: 'network', icon: 'wifi' },
  ],
  admin: [],
};

/** What to have at hand before signing in. */
@Component({
  selector: 'app-preparation',
  imports: [Icon, TranslocoPipe],
  template: `
    <ul>
      @for (thing of shown(); track thing.key) {
        <li>
          <span class="picture"><app-icon [name]="thing.icon" /></span>
          <div>
            <p class="title">{{ 'login.prepare.' + thing.key + '.name' | transloco }}</p>
            <p class="muted">{{ 'login.prepare.' + thing.key + '.use' | transloco }}</p>
          </div>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      gap: 24px;
      margin-top: 32px;
    }
    li {
      display: grid;
      grid-template-columns: 40px 1fr;
      gap: 16px;
    }
    .picture {
      display: grid;
      place-items: center;
      width: 40px;
      height: 40px;
      border-radius: 8px;
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
    }
  `,
})
export class Preparation {
  readonly role = input.required<LoginRole>();
  protected readonly shown = computed(() => things[this.role()]);
}
