import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import type { Failure, FailureCode } from '../../core/http/failure';
import { TimeTexts } from '../../core/i18n/time-texts';
import { MediaConnection } from '../../core/media/media-connection';
import { ConnectionBanner } from '../../ui/connection-banner/connection-banner';
import { Icon } from '../../ui/icon/icon';
import { Problem } from '../../ui/problem/problem';

/** Failures that the school's IT has to look up. */
const faults: ReadonlySet<FailureCode> = new Set(['internal', 'unavailable', 'unexpected']);

/** What is wrong in a console, and what still works. */
@Component({
  selector: 'app-console-notices',
  imports: [ConnectionBanner, Icon, MatButton, Problem, TranslocoPipe],
  template: `
    <app-connection-banner />
    @if (roomFailure(); as failure) {
      <app-problem [code]="failure.code" [requestId]="toAskAbout(failure)">
        @if (shownAt(); as time) {
          <span>{{ 'examiner.notice.stale' | transloco: { time } }}</span>
        }
        <button matButton="text" class="button-small" type="button" (click)="retried.emit()">
          {{ 'retry' | transloco }}
        </button>
      </app-problem>
    }
    @if (commandFailure(); as failure) {
      <app-problem [code]="failure.code" [requestId]="toAskAbout(failure)">
        <button matButton="text" class="button-small" type="button" (click)="dismissed.emit()">
          {{ 'close' | transloco }}
        </button>
      </app-problem>
    }
    @if (media(); as text) {
      <p class="media" role="status">
        <app-icon name="videocamOff" />
        {{ text | transloco }}
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
    }
    app-problem {
      align-items: center;
      border-radius: 0;
    }
    button {
      --mat-button-text-label-text-color: currentcolor;
    }
    .media {
      display: flex;
      align-items: center;
      gap: 12px;
      padding: 8px 16px;
      background: var(--app-warning-container);
      color: var(--app-on-warning-container);
    }
  `,
})
export class ConsoleNotices {
  private readonly times = inject(TimeTexts);
  private readonly mediaState = inject(MediaConnection).state;
  readonly roomFailure = input<Failure | null>(null);
  readonly commandFailure = input<Failure | null>(null);
  /** Milliseconds since the epoch; null before the first answer. */
  readonly loadedAt = input<number | null>(null);
  readonly retried = output();
  readonly dismissed = output();

  protected readonly shownAt = computed(() => {
    const at = this.loadedAt();
    return at === null ? null : this.times.clock(at);
  });
  protected readonly media = computed(() => {
    const state = this.mediaState();
    if (state === 'reconnecting') return 'examiner.notice.media';
    return state === 'failed' ? 'examiner.notice.mediaRefused' : null;
  });

  protected toAskAbout({ code, requestId }: Failure): string | null {
    return faults.has(code) ? requestId : null;
  }
}
