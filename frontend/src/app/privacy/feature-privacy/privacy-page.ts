import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { PageHead } from '../../ui/page-head/page-head';
import { PrivacyState } from '../state/privacy-state';
import { ConsentTextsCard } from './consent-texts-card';
import { DeletionsCard } from './deletions-card';
import { LegalHoldsCard } from './legal-holds-card';
import { RetentionCard } from './retention-card';

/** What candidates are asked, how long their data are kept, and whose must be kept. */
@Component({
  selector: 'app-privacy-page',
  imports: [
    ConsentTextsCard,
    DeletionsCard,
    LegalHoldsCard,
    PageHead,
    RetentionCard,
    TranslocoPipe,
  ],
  providers: [PrivacyState],
  template: `
    <app-page-head
      [headline]="'privacy.headline' | transloco"
      [text]="'privacy.text' | transloco"
    />
    <app-consent-texts-card />
    <app-retention-card />
    <app-legal-holds-card />
    <app-deletions-card />
  `,
  styles: `
    :host {
      display: grid;
      align-content: start;
      gap: 16px;
      max-width: 1040px;
    }
    app-page-head {
      margin-bottom: 0;
    }
  `,
})
export class PrivacyPage {}
