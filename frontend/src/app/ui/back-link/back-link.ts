import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { Icon } from '../icon/icon';

/** Above a page's headline: leads to the page that this one hangs on, which its content names. */
@Component({
  selector: 'app-back-link',
  imports: [Icon, RouterLink],
  template: `
    <a class="row" [routerLink]="to()"><app-icon name="arrowBack" [size]="18" /><ng-content /></a>
  `,
  styles: `
    :host {
      display: block;
      margin-bottom: 8px;
    }
    a {
      width: fit-content;
      min-height: 24px;
    }
  `,
})
export class BackLink {
  readonly to = input.required<string | readonly string[]>();
}
