import { Component, computed, input } from '@angular/core';
import type { SittingStatus } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Chip, type Tone } from '../../ui/chip/chip';

const tones: Readonly<Record<SittingStatus, Tone>> = {
  scheduled: 'neutral',
  checkedIn: 'neutral',
  waiting: 'accent',
  inTalk: 'accent',
  ready: 'ok',
  invited: 'accent',
  inRoom: 'accent',
  finished: 'ok',
  postponed: 'warn',
  absent: 'bad',
};

@Component({
  selector: 'app-status-chip',
  imports: [Chip, TranslocoPipe],
  template: `<app-chip [tone]="tone()">{{ 'status.' + status() | transloco }}</app-chip>`,
})
export class StatusChip {
  readonly status = input.required<SittingStatus>();
  protected readonly tone = computed(() => tones[this.status()]);
}
