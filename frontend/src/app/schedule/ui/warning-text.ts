import { Component, computed, inject, input } from '@angular/core';
import type { ScheduleWarning } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';

/** What is wrong, in words. */
@Component({
  selector: 'app-warning-text',
  imports: [TranslocoPipe],
  template: `{{ key() | transloco: params() }}`,
})
export class WarningText {
  private readonly times = inject(TimeTexts);
  readonly warning = input.required<ScheduleWarning>();

  protected readonly key = computed(() => {
    const warning = this.warning();
    const isHidden = 'otherRoom' in warning && warning.otherRoom === null;
    return `schedule.warning.${warning.kind}${isHidden ? 'Hidden' : ''}`;
  });

  protected readonly params = computed(() => {
    const warning = this.warning();
    switch (warning.kind) {
      case 'staffClash':
      case 'candidateClash':
        return {
          name: warning.person.name,
          room: warning.otherRoom?.name ?? '',
          exam: warning.otherRoom?.examName ?? '',
          from: this.times.time(warning.from),
          to: this.times.time(warning.to),
        };
      case 'recusal':
        return {
          name: warning.person.name,
          candidate: warning.candidate.name,
          reason: warning.reason,
        };
      case 'tooFull':
        return { minutes: warning.minutes };
      default:
        return {};
    }
  });
}
