import { Component, computed, inject, input } from '@angular/core';
import type { StaffSittingView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { ServerClock } from '../../core/clock/server-clock';
import { TimeTexts } from '../../core/i18n/time-texts';
import { CountdownRing } from '../../ui/countdown-ring/countdown-ring';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icon-registry';
import { secondsLeft } from './sitting-line';

interface RoomState {
  readonly status: 'scheduled' | 'open' | 'ended';
  readonly endedAt: string | null;
  readonly exam: { readonly invitationSeconds: number };
  readonly can: { readonly open: boolean; readonly callNext: boolean };
}

interface Words {
  readonly icon: IconName;
  readonly headline: string;
  readonly text: string;
  readonly params: Record<string, string | number>;
}

/** What the room is waiting for, and what happens next. */
@Component({
  selector: 'app-room-stage',
  imports: [CountdownRing, Icon, TranslocoPipe],
  host: { '[class.beside]': 'beside()' },
  template: `
    @if (invited(); as sitting) {
      <app-countdown-ring [seconds]="seconds()" [total]="room().exam.invitationSeconds">
        <span class="unit">{{ 'examiner.stage.seconds' | transloco }}</span>
      </app-countdown-ring>
      <div class="words">
        <p class="headline" role="timer">
          @if (seconds() > 0) {
            {{
              'examiner.stage.invited'
                | transloco: { name: sitting.candidate.name, seconds: seconds() }
            }}
          } @else {
            {{ 'examiner.stage.lapsing' | transloco: { name: sitting.candidate.name } }}
          }
        </p>
        <p class="muted">{{ 'examiner.stage.invitedText' | transloco }}</p>
      </div>
    } @else {
      @let words = state();
      <span class="disc"><app-icon [name]="words.icon" [size]="32" /></span>
      <div class="words" role="status">
        <p class="headline">{{ words.headline | transloco: words.params }}</p>
        <p class="muted">{{ words.text | transloco: words.params }}</p>
      </div>
    }
    <ng-content />
  `,
  styleUrl: './room-stage.scss',
})
export class RoomStage {
  private readonly now = inject(ServerClock).now;
  private readonly times = inject(TimeTexts);
  readonly room = input.required<RoomState>();
  readonly sittings = input.required<readonly StaffSittingView[]>();
  readonly next = input<StaffSittingView>();
  readonly invited = input<StaffSittingView>();
  /** In a row below a picture, instead of in its place. */
  readonly beside = input(false);

  protected readonly seconds = computed(() => {
    const sitting = this.invited();
    return sitting ? secondsLeft(sitting, this.now()) : 0;
  });

  protected readonly state = computed((): Words => {
    const { status, endedAt, can } = this.room();
    const finished = this.count('finished');
    if (status === 'ended') {
      const params = { finished, time: endedAt === null ? '' : this.times.time(endedAt) };
      return words('taskAlt', 'examiner.stage.endedHeadline', 'examiner.stage.endedText', params);
    }
    if (status === 'scheduled') {
      const text = can.open ? 'examiner.stage.closedText' : 'examiner.stage.closedTextPanel';
      return words('lock', 'examiner.stage.closedHeadline', text);
    }
    const next = this.next();
    if (next) {
      const params = { name: next.candidate.name, position: next.drawnPosition };
      const text = can.callNext ? 'examiner.stage.nextText' : 'examiner.stage.nextTextPanel';
      return words('personCheck', 'examiner.stage.nextHeadline', text, params);
    }
    const absent = this.count('absent');
    if (this.sittings().length > 0 && finished + absent === this.sittings().length) {
      const params = { finished, absent };
      return words('taskAlt', 'examiner.stage.doneHeadline', 'examiner.stage.doneText', params);
    }
    const params = {
      waiting: this.count('waiting') + this.count('inTalk'),
      missing: this.count('scheduled') + this.count('checkedIn'),
    };
    const headline = 'examiner.stage.nobodyHeadline';
    return words('hourglassTop', headline, 'examiner.stage.nobodyText', params);
  });

  private count(status: StaffSittingView['status']): number {
    return this.sittings().filter((sitting) => sitting.status === status).length;
  }
}

const words = (
  icon: IconName,
  headline: string,
  text: string,
  params: Words['params'] = {},
): Words => ({ icon, headline, text, params });
