import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DrawOfSeries } from '@exam/contracts/draws';
import { TranslocoPipe } from '@jsverse/transloco';

import { DrawStatusChip } from './draw-status-chip';

/** The other draws of the same thing; nothing where there is one alone. */
@Component({
  selector: 'app-series-list',
  imports: [DrawStatusChip, RouterLink, TranslocoPipe],
  template: `
    @if (series().length > 1) {
      <nav class="row" [attr.aria-label]="'draws.series' | transloco">
        <span class="muted">{{ 'draws.series' | transloco }}</span>
        @for (draw of series(); track draw.id) {
          <a
            class="row"
            [routerLink]="[base(), draw.id]"
            [attr.aria-current]="draw.id === drawId() ? 'page' : null"
          >
            {{ 'draws.number' | transloco: { number: draw.number } }}
            <app-draw-status-chip [status]="draw.status" />
          </a>
        }
      </nav>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
    nav {
      flex-wrap: wrap;
      gap: 8px 16px;
    }
    a {
      padding: 4px 8px;
      border-radius: 8px;
    }
    [aria-current] {
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
      font-weight: 600;
    }
  `,
})
export class SeriesList {
  readonly series = input.required<readonly DrawOfSeries[]>();
  readonly drawId = input.required<string>();
  readonly isPublic = input(false);
  protected readonly base = computed(() => (this.isPublic() ? '/draws' : '/admin/draws'));
}
