import { Component, computed, input } from '@angular/core';
import type { AnnouncementState } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Chip, type Tone } from '../../ui/chip/chip';
import type { IconName } from '../../ui/icon/icon-registry';

const looks: Readonly<Record<AnnouncementState, { tone: Tone; icon: IconName }>> = {
  draft: { tone: 'neutral', icon: 'draft' },
  scheduled: { tone: 'accent', icon: 'calendarClock' },
  published: { tone: 'ok', icon: 'checkCircle' },
  withdrawn: { tone: 'warn', icon: 'block' },
};

/** Where an announcement stands. */
@Component({
  selector: 'app-state-chip',
  imports: [Chip, TranslocoPipe],
  template: `
    <app-chip [tone]="look().tone" [icon]="look().icon">{{
      'announcements.state.' + state() | transloco
    }}</app-chip>
  `,
})
export class StateChip {
  readonly state = input.required<AnnouncementState>();
  protected readonly look = computed(() => looks[this.state()]);
}
