import { Component, computed, input } from '@angular/core';
import type { StaffSittingView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Chip } from '../../ui/chip/chip';
import { Icon } from '../../ui/icon/icon';
import { SittingLine } from './sitting-line';
import { expectedOnline, sittingLooks } from './sitting-looks';

/** One candidate in a list. */
@Component({
  selector: 'app-sitting-row',
  imports: [Chip, Icon, SittingLine, TranslocoPipe],
  host: {
    '[class.over]': "sitting().status === 'finished' || sitting().status === 'absent'",
    '[class.next]': 'next()',
  },
  template: `
    <span class="position">
      <span class="visually-hidden">
        {{ 'examiner.list.position' | transloco: { position: sitting().drawnPosition } }}
      </span>
      <span aria-hidden="true">{{ sitting().drawnPosition }}</span>
    </span>
    <span class="grow">
      <span class="name">
        <b class="ellipsis">{{ sitting().candidate.name }}</b>
        @if (unproven()) {
          <span class="unproven">
            <app-icon name="error" [size]="16" />
            <span class="visually-hidden">{{ 'examiner.face.alarm' | transloco }}</span>
          </span>
        }
        @if (incidents() > 0) {
          <span class="incidents">
            <app-icon name="warning" [size]="16" />
            <span aria-hidden="true">{{ incidents() }}</span>
            <span class="visually-hidden">
              {{ 'examiner.list.incidents' | transloco: { count: incidents() } }}
            </span>
          </span>
        }
      </span>
      <small class="ellipsis">
        <app-sitting-line [sitting]="sitting()" [myId]="myId()" />
        @if (withSteps() && stepsOpen()) {
          ·
          {{ 'examiner.list.steps' | transloco: { done: stepsDone(), all: sitting().flow.length } }}
        }
      </small>
    </span>
    @if (next()) {
      <app-chip tone="accent">{{ 'examiner.list.next' | transloco }}</app-chip>
    }
    @if (presence(); as presence) {
      <span [class.gone]="presence === 'offline'" [class.here]="presence === 'online'">
        <app-icon [name]="presence === 'online' ? 'wifi' : 'wifiOff'" [size]="16" />
        <span class="visually-hidden">{{ 'examiner.list.' + presence | transloco }}</span>
      </span>
    }
    @if (!next()) {
      <app-icon [name]="look().icon" [size]="18" />
    }
  `,
  styleUrl: './sitting-row.scss',
})
export class SittingRow {
  readonly sitting = input.required<StaffSittingView>();
  readonly myId = input('');
  readonly next = input(false);
  readonly withSteps = input(false);
  readonly incidents = input(0);

  protected readonly look = computed(() => sittingLooks[this.sitting().status]);
  /** Null where nobody minds whether the candidate is connected. */
  protected readonly presence = computed(() => {
    const { status, online } = this.sitting();
    if (online && status !== 'finished') return 'online';
    return expectedOnline.has(status) ? 'offline' : null;
  });
  /** Somebody who should be seen now, and whose face nothing has shown to be the right one. */
  protected readonly unproven = computed(
    () => this.sitting().face?.alarm === true && expectedOnline.has(this.sitting().status),
  );
  protected readonly stepsDone = computed(
    () => this.sitting().flow.filter(({ completedAt }) => completedAt !== null).length,
  );
  protected readonly stepsOpen = computed(
    () => this.sitting().status === 'scheduled' && this.sitting().flow.length > 0,
  );
}
