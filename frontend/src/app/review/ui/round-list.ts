import { Component, inject, input } from '@angular/core';
import type { ReviewRoundView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { SentBackText } from '../../ui/sent-back-text/sent-back-text';

/** Every round of a file that was decided, the newest first. */
@Component({
  selector: 'app-round-list',
  imports: [SentBackText, TranslocoPipe],
  template: `
    <h3 class="title">{{ 'review.rounds.title' | transloco }}</h3>
    <ol>
      @for (round of rounds(); track round.id) {
        <li>
          <p>
            <b>{{ 'review.rounds.round' | transloco: round }}</b>
            · {{ 'review.sign.' + round.outcome | transloco }}
          </p>
          <p class="small muted">
            {{ round.by }}
            @if (round.confirmedBy) {
              + {{ round.confirmedBy }}
            }
            · {{ times.dayAndTime(round.at) }}
          </p>
          @for (document of round.documents; track document.name) {
            <p class="small">
              <b>{{ document.name }}</b> · <app-sent-back-text [why]="document" />
            </p>
          }
          @if (round.sms; as sms) {
            <p class="small muted">{{ 'review.sms.' + sms | transloco }}</p>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    h3 {
      margin-bottom: 8px;
    }
    li {
      padding: 8px 0;
      overflow-wrap: anywhere;
    }
    li + li {
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
  `,
})
export class RoundList {
  protected readonly times = inject(TimeTexts);
  readonly rounds = input.required<readonly ReviewRoundView[]>();
}
