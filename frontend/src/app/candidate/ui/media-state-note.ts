import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { MediaConnection } from '../../core/media/media-connection';
import { Icon } from '../../ui/icon/icon';

/** Says that sound and picture are broken off, while they are. */
@Component({
  selector: 'app-media-state',
  imports: [Icon, TranslocoPipe],
  host: { role: 'status' },
  template: `
    @if (broken(); as state) {
      <p>
        <app-icon name="wifiOff" />
        {{ 'candidate.media.' + state | transloco }}
      </p>
    }
  `,
  styles: `
    p {
      display: flex;
      gap: 12px;
      align-items: center;
      padding: 12px 16px;
      border-radius: 12px;
      background: var(--app-warning-container);
      color: var(--app-on-warning-container);
    }
  `,
})
export class MediaStateNote {
  private readonly state = inject(MediaConnection).state;
  protected readonly broken = computed(() => {
    const state = this.state();
    return state === 'reconnecting' || state === 'failed' ? state : null;
  });
}
