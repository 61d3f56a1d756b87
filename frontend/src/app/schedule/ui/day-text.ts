import { Service, computed, inject } from '@angular/core';

import { DisplaySettings } from '../../core/display/display-settings';

/** Days of the schedule in words: they are days already, and of no zone. */
@Service()
export class DayText {
  private readonly language = inject(DisplaySettings).language;
  private readonly format = computed(() => {
    const day = { month: 'short', day: 'numeric', weekday: 'short' } as const;
    return new Intl.DateTimeFormat(this.language(), { ...day, timeZone: 'UTC' });
  });

  /** `date` as YYYY-MM-DD. */
  of(date: string): string {
    return this.format().format(new Date(`${date}T00:00:00Z`));
  }
}
