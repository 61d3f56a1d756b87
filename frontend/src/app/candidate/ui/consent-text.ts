import { Component, computed, inject, input } from '@angular/core';
import type { OwnConsentView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { DisplaySettings } from '../../core/display/display-settings';

/** What a consent says, whole, and how long the school keeps what is collected by it. */
@Component({
  selector: 'app-consent-text',
  imports: [TranslocoPipe],
  template: `
    @for (paragraph of paragraphs(); track $index) {
      <p>{{ paragraph }}</p>
    }
    @if (consent().retention.length > 0) {
      <h3 class="strong">{{ 'candidate.consent.retention' | transloco }}</h3>
      <ul>
        @for (rule of consent().retention; track rule.kind) {
          <li>
            {{ 'candidate.consent.kind.' + rule.kind | transloco: { days: rule.days } }}
          </li>
        }
      </ul>
    }
    <p class="muted small">
      {{ 'candidate.consent.version' | transloco: { version: consent().version } }}
    </p>
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
      line-height: 1.7;
      overflow-wrap: anywhere;
    }
    p {
      white-space: pre-line;
    }
    ul {
      padding-left: 20px;
    }
  `,
})
export class ConsentText {
  private readonly language = inject(DisplaySettings).language;
  readonly consent = input.required<Pick<OwnConsentView, 'text' | 'retention' | 'version'>>();
  protected readonly paragraphs = computed(() =>
    this.consent()
      .text[this.language()].split(/\n\s*\n/)
      .map((paragraph) => paragraph.trim())
      .filter((paragraph) => paragraph !== ''),
  );
}
