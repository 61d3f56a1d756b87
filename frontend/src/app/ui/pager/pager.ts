import { Component, computed, input, model } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../icon/icon';

/** From page to page, and how many there are; no buttons where there is only one. */
@Component({
  selector: 'app-list-pager',
  imports: [Icon, MatIconButton, TranslocoPipe],
  template: `
    <span class="muted small grow">{{ 'pager.total' | transloco: { total: total() } }}</span>
    @if (pages() > 1) {
      <nav class="row" [attr.aria-label]="'pager.label' | transloco">
        <button
          matIconButton
          type="button"
          [disabled]="page() <= 1"
          [attr.aria-label]="'pager.previous' | transloco"
          (click)="page.set(page() - 1)"
        >
          <app-icon name="chevronLeft" />
        </button>
        <span aria-live="polite">{{ page() }} / {{ pages() }}</span>
        <button
          matIconButton
          type="button"
          [disabled]="page() >= pages()"
          [attr.aria-label]="'pager.next' | transloco"
          (click)="page.set(page() + 1)"
        >
          <app-icon name="chevronRight" />
        </button>
      </nav>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      min-height: 48px;
      padding: 4px 4px 0;
    }
  `,
})
export class ListPager {
  readonly page = model.required<number>();
  readonly total = input.required<number>();
  readonly pageSize = input.required<number>();
  protected readonly pages = computed(() => Math.ceil(this.total() / this.pageSize()));
}
