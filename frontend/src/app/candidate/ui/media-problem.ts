import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { LocalMedia } from '../../core/media/local-media';
import { Icon } from '../../ui/icon/icon';

/** Says which of camera and microphone cannot be used, why, and what to do; nothing while both can. */
@Component({
  selector: 'app-media-problem',
  imports: [Icon, MatButton, TranslocoPipe],
  template: `
    @if (media.error(); as error) {
      <div class="box" role="alert">
        <app-icon name="error" />
        <div class="grow">
          @let device = 'candidate.device.' + which() | transloco;
          <p class="strong">
            {{ 'candidate.deviceProblem.' + error + '.headline' | transloco: { device } }}
          </p>
          <p>{{ 'candidate.deviceProblem.' + error + '.text' | transloco: { device } }}</p>
        </div>
        @if (error !== 'insecure') {
          <button
            matButton="outlined"
            class="button-danger"
            type="button"
            [disabled]="media.opening()"
            (click)="retry()"
          >
            {{ 'retry' | transloco }}
          </button>
        }
      </div>
    }
  `,
  styles: `
    .box {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      align-items: flex-start;
      padding: 16px;
      border-radius: 12px;
      background: var(--mat-sys-error-container);
      color: var(--mat-sys-on-error-container);
    }
    .grow {
      min-width: 200px;
    }
  `,
})
export class MediaProblem {
  protected readonly media = inject(LocalMedia);
  protected readonly which = computed(() => {
    const failed = this.media.failed();
    return failed.length === 1 && failed[0] ? failed[0] : 'both';
  });

  protected retry(): void {
    void this.media.retry();
  }
}
