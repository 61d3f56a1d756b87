import { Component, computed, input } from '@angular/core';
import type { DrawVerification } from '@exam/contracts/draws';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icon-registry';

const icons = { passed: 'checkCircle', failed: 'error', notMade: 'horizontalRule' } as const;
const verdictIcons: Readonly<Record<DrawVerification['verdict'], IconName>> = {
  ...{ genuine: 'verified', voided: 'block', open: 'lock', refused: 'error' },
};

/** Each check of a record, and what they come to. */
@Component({
  selector: 'app-check-list',
  imports: [Icon, TranslocoPipe],
  template: `
    <p class="verdict" role="status" [class]="verification().verdict">
      <app-icon [name]="verdictIcon()" [size]="28" />
      <span>
        <b>{{ 'draws.verdict.' + verification().verdict + '.title' | transloco }}</b>
        <br />{{ 'draws.verdict.' + verification().verdict + '.text' | transloco }}
      </span>
    </p>
    <ul>
      @for (line of verification().checks; track line.check) {
        <li [class]="line.outcome">
          <app-icon [name]="icons[line.outcome]" [size]="20" />
          <span class="grow">
            <b>{{ 'draws.check.' + line.check + '.title' | transloco }}</b>
            <span class="muted">{{ 'draws.check.' + line.check + '.text' | transloco }}</span>
          </span>
          <span class="outcome">{{ 'draws.outcome.' + line.outcome | transloco }}</span>
        </li>
      }
    </ul>
  `,
  styleUrl: './check-list.scss',
})
export class CheckList {
  readonly verification = input.required<DrawVerification>();
  protected readonly icons = icons;
  protected readonly verdictIcon = computed(() => verdictIcons[this.verification().verdict]);
}
