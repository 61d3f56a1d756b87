import { Component, computed, inject } from '@angular/core';

import { ServerClock } from '../../core/clock/server-clock';
import { TimeTexts } from '../../core/i18n/time-texts';
import { Icon } from '../icon/icon';

/** The server's time in the school's zone. */
@Component({
  selector: 'app-clock',
  imports: [Icon],
  host: { role: 'timer' },
  template: `
    <app-icon name="schedule" [size]="16" />
    <span class="wide-only">{{ times.zoneName() }}</span>
    <b>{{ text() }}</b>
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      color: var(--mat-sys-on-surface-variant);
      font-size: 13px;
      white-space: nowrap;
    }
    b {
      color: var(--mat-sys-on-surface);
      font-size: 15px;
      font-weight: 600;
    }
  `,
})
export class Clock {
  private readonly clock = inject(ServerClock);
  protected readonly times = inject(TimeTexts);
  protected readonly text = computed(() => this.times.clock(this.clock.now()));
}
