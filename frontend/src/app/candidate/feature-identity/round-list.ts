import { Component, inject, input } from '@angular/core';
import type { IdentityRoundView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Chip } from '../../ui/chip/chip';
import { SentBackText } from '../../ui/sent-back-text/sent-back-text';

const tones = { approved: 'ok', sentBack: 'warn' } as const;

/** Every time that the file was handed in, and what came of it; the last one first. */
@Component({
  selector: 'app-round-list',
  imports: [Chip, SentBackText, TranslocoPipe],
  template: `
    <section class="card">
      <h2 class="title">{{ 'identity.rounds.headline' | transloco }}</h2>
      <ol reversed>
        @for (round of rounds().slice().reverse(); track round.round) {
          <li>
            <p class="row wrap">
              <span class="strong">{{
                'identity.rounds.round' | transloco: { number: round.round }
              }}</span>
              <span class="muted small grow">{{
                'identity.rounds.submitted' | transloco: { at: times.dayAndTime(round.submittedAt) }
              }}</span>
              @if (round.outcome; as outcome) {
                <app-chip [tone]="tones[outcome]">{{
                  'identity.documentStatus.' + outcome | transloco
                }}</app-chip>
              } @else {
                <app-chip tone="accent">{{ 'identity.status.submitted' | transloco }}</app-chip>
              }
            </p>
            <ul>
              @for (document of round.documents; track document.documentId) {
                <li class="small">
                  {{ document.name }} ·
                  {{ 'identity.documentStatus.' + document.status | transloco }}
                  @if (document.sentBack; as why) {
                    · <app-sent-back-text [why]="why" />
                  }
                </li>
              }
            </ul>
          </li>
        }
      </ol>
    </section>
  `,
  styles: `
    .card {
      padding: 20px 24px;
    }
    .wrap {
      flex-wrap: wrap;
    }
    ol {
      display: grid;
      gap: 16px;
      margin: 12px 0 0;
      padding: 0;
      list-style: none;
    }
    ul {
      margin: 4px 0 0;
      padding-left: 20px;
      overflow-wrap: anywhere;
    }
  `,
})
export class RoundList {
  protected readonly times = inject(TimeTexts);
  protected readonly tones = tones;
  readonly rounds = input.required<readonly IdentityRoundView[]>();
}
