import { Component, inject, input, output } from '@angular/core';
import type { ReviewRow } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { ServerClock } from '../../core/clock/server-clock';
import { Avatar } from '../../ui/avatar/avatar';
import { Chip, type Tone } from '../../ui/chip/chip';
import type { IconName } from '../../ui/icon/icon-registry';

interface Sign {
  readonly key: string;
  readonly tone: Tone;
  readonly icon: IconName | null;
}

/** The files of a list, each with what there is to know before it is opened. */
@Component({
  selector: 'app-queue-list',
  imports: [Avatar, Chip, TranslocoPipe],
  template: `
    <ul>
      @for (file of files(); track file.sittingId) {
        <li>
          <button
            type="button"
            [class.on]="file.sittingId === openId()"
            [attr.aria-current]="file.sittingId === openId()"
            (click)="opened.emit(file.sittingId)"
          >
            <app-avatar [name]="file.candidate.name" />
            <span class="grow">
              <b class="ellipsis">{{ file.candidate.name }}</b>
              <small class="ellipsis">{{ file.candidate.candidateNumber ?? '—' }}</small>
            </span>
            <span class="end">
              <app-chip [tone]="signOf(file).tone" [icon]="signOf(file).icon">
                {{ signOf(file).key | transloco: { name: file.claim?.name } }}
              </app-chip>
              <small>{{ when(file) }}</small>
            </span>
          </button>
        </li>
      }
    </ul>
  `,
  styles: `
    button {
      display: flex;
      align-items: center;
      gap: 12px;
      width: 100%;
      min-height: 64px;
      padding: 6px 20px;
      border: 0;
      background: none;
      text-align: start;
      cursor: pointer;
    }
    button:hover {
      background: var(--mat-sys-surface-container-low);
    }
    button.on {
      background: var(--mat-sys-primary-container);
      box-shadow: inset 3px 0 var(--mat-sys-primary);
    }
    button:focus-visible {
      outline-offset: -2px;
    }
    b,
    small {
      display: block;
    }
    b {
      font-weight: 600;
      line-height: 20px;
    }
    small {
      color: var(--mat-sys-on-surface-variant);
      font-size: 12px;
      line-height: 18px;
    }
    .on app-avatar {
      background: var(--app-card);
    }
    .on small {
      color: var(--mat-sys-on-primary-container);
    }
    .end {
      display: grid;
      justify-items: end;
      max-width: 50%;
      gap: 2px;
    }
    app-chip {
      max-width: 100%;
      height: 20px;
      overflow: hidden;
    }
  `,
})
export class QueueList {
  private readonly times = inject(TimeTexts);
  private readonly now = inject(ServerClock).now;
  readonly files = input.required<readonly ReviewRow[]>();
  readonly openId = input<string | null>(null);
  readonly opened = output<string>();

  protected signOf({ state, claim, isInBatch, flags }: ReviewRow): Sign {
    if (state === 'approved') return { key: 'review.sign.approved', tone: 'ok', icon: 'check' };
    if (state === 'sentBack') return { key: 'review.sign.sentBack', tone: 'bad', icon: 'undo' };
    if (state === 'deciding')
      return { key: 'review.sign.deciding', tone: 'neutral', icon: 'hourglassTop' };
    if (claim && !claim.isOwn)
      return { key: 'review.sign.claimed', tone: 'neutral', icon: 'visibility' };
    if (isInBatch) return { key: 'review.sign.inBatch', tone: 'neutral', icon: 'checklist' };
    const [flag] = flags;
    if (flag) return { key: `review.flag.${flag}`, tone: 'warn', icon: 'warning' };
    return { key: 'review.sign.waiting', tone: 'neutral', icon: null };
  }

  /** Today's time, or the day. */
  protected when({ submittedAt, decidedAt }: ReviewRow): string {
    const at = decidedAt ?? submittedAt;
    return this.times.sameDay(at, this.now()) ? this.times.time(at) : this.times.day(at);
  }
}
