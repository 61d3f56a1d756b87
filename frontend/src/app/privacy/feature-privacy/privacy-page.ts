import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { PrivacyState } from '../state/privacy-state';
import { ConsentTextsCard } from './consent-texts-card';
import { LegalHoldsCard } from './legal-holds-card';
import { RetentionCard } from './retention-card';

/** What candidates are asked, how long their data are kept, and whose must be kept. */
@Component({
  selector: 'app-privacy-page',
  imports: [
    ConsentTextsCard,
    LegalHoldsCard,
    MatButton,
    PageHead,
    Problem,
    ProgressLine,
    RetentionCard,
    TranslocoPipe,
  ],
  providers: [PrivacyState],
  template: `
    <app-page-head
      [headline]="'privacy.headline' | transloco"
      [text]="'privacy.text' | transloco"
    />
    @for (part of [state.texts, state.retention]; track $index) {
      @if (part.failure(); as failure) {
        <app-problem [code]="failure.code" [requestId]="failure.requestId">
          <button matButton="outlined" class="button-small" type="button" (click)="part.reload()">
            {{ 'retry' | transloco }}
          </button>
        </app-problem>
      } @else if (!part.value()) {
        <app-progress-line [label]="'privacy.loading' | transloco" />
      }
    }
    @if (state.texts.value(); as texts) {
      <app-consent-texts-card [texts]="texts" />
    }
    @if (state.retention.value(); as retention) {
      <app-retention-card [retention]="retention" />
    }
    <app-legal-holds-card />
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
      max-width: 1040px;
    }
    app-page-head {
      margin-bottom: 0;
    }
  `,
})
export class PrivacyPage {
  protected readonly state = inject(PrivacyState);
}
