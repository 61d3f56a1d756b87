import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { ServerClock } from '../../core/clock/server-clock';
import { spanText } from '../../core/i18n/time-texts';
import { RealtimeClient, type Connection } from '../../core/realtime/realtime-client';
import { Icon } from '../icon/icon';

/** Milliseconds: a shorter gap goes unnoticed, and "back" is shown as long after a longer one. */
const graceTime = 5_000;

interface Gap {
  readonly from: number;
  readonly to: number | null;
}

/** Says that the connection to the server is lost, for how long, what still works, and that it is back. */
@Component({
  selector: 'app-connection-banner',
  imports: [Icon, TranslocoPipe],
  host: { role: 'status' },
  template: `
    @switch (shown()) {
      @case ('lost') {
        <p class="lost">
          <app-icon name="cloudOff" />
          <span class="grow">
            <b>{{ 'connection.lost' | transloco: { span: span() } }}</b>
            {{ hint() || ('connection.hint' | transloco) }}
          </span>
        </p>
      }
      @case ('back') {
        <p class="back">
          <app-icon name="checkCircle" />
          <b>{{ 'connection.back' | transloco: { span: span() } }}</b>
        </p>
      }
    }
  `,
  styles: `
    p {
      display: flex;
      align-items: center;
      gap: 12px;
      padding: 10px 24px;
    }
    .lost {
      background: var(--app-warning-container);
      color: var(--app-on-warning-container);
    }
    .back {
      background: var(--app-success-container);
      color: var(--app-on-success-container);
    }
  `,
})
export class ConnectionBanner {
  /** What still works on this page; empty for what holds everywhere. */
  readonly hint = input('');
  private readonly connection = inject(RealtimeClient).connection;
  private readonly now = inject(ServerClock).now;
  private readonly gap = linkedSignal<Connection, Gap | null>({
    source: this.connection,
    computation: ({ state, since }, previous) => {
      if (state === 'lost' || state === 'connecting') return { from: since, to: null };
      const open = previous?.value;
      return open ? { from: open.from, to: since } : null;
    },
  });

  protected readonly shown = computed(() => {
    this.now();
    const gap = this.gap();
    if (!gap || (gap.to ?? Date.now()) - gap.from < graceTime) return null;
    if (gap.to === null) return 'lost';
    return Date.now() - gap.to < graceTime ? 'back' : null;
  });
  protected readonly span = computed(() => {
    this.now();
    const gap = this.gap();
    return gap ? spanText(((gap.to ?? Date.now()) - gap.from) / 1_000) : '';
  });
}
