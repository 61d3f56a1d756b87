import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ReviewFileView, RevealedView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

/** What the roster says of a candidate, to compare with the documents. */
@Component({
  selector: 'app-roster-facts',
  imports: [MatButton, TranslocoPipe],
  template: `
    <h3 class="title">{{ 'review.roster.title' | transloco }}</h3>
    <dl>
      <dt>{{ 'review.roster.name' | transloco }}</dt>
      <dd>{{ file().roster.name }}</dd>
      @if (file().roster.gender; as gender) {
        <dt>{{ 'review.roster.gender' | transloco }}</dt>
        <dd>{{ 'review.gender.' + gender | transloco }}</dd>
      }
      <dt>{{ 'review.roster.number' | transloco }}</dt>
      <dd>{{ file().candidate.candidateNumber ?? '—' }}</dd>
      <dt>{{ 'review.roster.idNumber' | transloco }}</dt>
      <dd>
        {{ revealed()?.idNumber ?? file().roster.idNumber ?? '—' }}
        @if (file().roster.idNumber && !revealed()) {
          <button matButton="text" class="button-small" type="button" (click)="asked.emit()">
            {{ 'review.roster.reveal' | transloco }}
          </button>
        }
      </dd>
      <dt>{{ 'review.roster.exam' | transloco }}</dt>
      <dd>{{ file().examName }}</dd>
      <dt>{{ 'review.roster.major' | transloco }}</dt>
      <dd>{{ file().collegeName }} · {{ file().majorName }}</dd>
    </dl>
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: 76px minmax(0, 1fr);
      gap: 6px 8px;
      margin-top: 8px;
    }
    dt {
      color: var(--mat-sys-on-surface-variant);
      font-size: 13px;
    }
    dd {
      overflow-wrap: anywhere;
    }
  `,
})
export class RosterFacts {
  readonly file = input.required<ReviewFileView>();
  readonly revealed = input<RevealedView | null>(null);
  readonly asked = output();
}
