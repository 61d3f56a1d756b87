import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ReviewOutcome } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { ServerClock } from '../../core/clock/server-clock';
import { Icon } from '../../ui/icon/icon';
import { KeyCap } from '../../ui/key-cap/key-cap';

/** What was decided last, as long as it can be taken back. */
@Component({
  selector: 'app-undo-bar',
  imports: [Icon, KeyCap, MatButton, TranslocoPipe],
  template: `
    <div role="status">
      @if (seconds() > 0) {
        <div class="bar">
          <app-icon [name]="outcome() === 'approved' ? 'checkCircle' : 'undo'" />
          <span class="grow ellipsis">{{
            'review.undo.' + outcome() | transloco: { name: name() }
          }}</span>
          <span class="small" aria-hidden="true">{{ seconds() }} s</span>
          <button matButton="text" type="button" (click)="undone.emit()">
            {{ 'review.undo.action' | transloco }} <app-key-cap>U</app-key-cap>
          </button>
        </div>
      }
    </div>
  `,
  styles: `
    .bar {
      display: flex;
      align-items: center;
      gap: 12px;
      padding: 4px 4px 4px 16px;
      border-radius: 12px;
      background: var(--mat-sys-secondary-container);
      color: var(--mat-sys-on-secondary-container);
    }
  `,
})
export class UndoBar {
  private readonly now = inject(ServerClock).now;
  readonly name = input.required<string>();
  readonly outcome = input.required<ReviewOutcome>();
  readonly settlesAt = input.required<string>();
  readonly undone = output();
  readonly seconds = computed(() =>
    Math.max(0, Math.ceil((Date.parse(this.settlesAt()) - this.now()) / 1_000)),
  );
}
