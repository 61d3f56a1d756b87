import { Component, computed, input, model } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../ui/icon/icon';

/** From page to page; nothing where there is only one. */
@Component({
  selector: 'app-pager',
  imports: [Icon, MatIconButton, TranslocoPipe],
  template: `
    @if (pages() > 1) {
      <nav class="row" [attr.aria-label]="'announcements.pages' | transloco">
        <button
          matIconButton
          type="button"
          [disabled]="page() <= 1"
          [attr.aria-label]="'announcements.previousPage' | transloco"
          (click)="page.set(page() - 1)"
        >
          <app-icon name="chevronLeft" />
        </button>
        <span>{{ page() }} / {{ pages() }}</span>
        <button
          matIconButton
          type="button"
          [disabled]="page() >= pages()"
          [attr.aria-label]="'announcements.nextPage' | transloco"
          (click)="page.set(page() + 1)"
        >
          <app-icon name="chevronRight" />
        </button>
      </nav>
    }
  `,
  styles: `
    nav {
      justify-content: center;
      padding-top: 12px;
    }
  `,
})
export class Pager {
  readonly page = model.required<number>();
  readonly total = input.required<number>();
  readonly pageSize = input.required<number>();
  protected readonly pages = computed(() => Math.ceil(this.total() / this.pageSize()));
}
