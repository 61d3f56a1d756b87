import { Component, input } from '@angular/core';
import type { AnnouncementAudienceView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

/** Whom an announcement concerns, in a word. */
@Component({
  selector: 'app-audience-text',
  imports: [TranslocoPipe],
  template: `
    @if (audience().majorName; as major) {
      {{ major }}
      <span class="muted small">{{ audience().collegeName }}</span>
    } @else {
      {{ audience().collegeName ?? ('announcements.wholeSchool' | transloco) }}
    }
  `,
  styles: `
    .muted {
      display: block;
    }
  `,
})
export class AudienceText {
  readonly audience = input.required<AnnouncementAudienceView>();
}
