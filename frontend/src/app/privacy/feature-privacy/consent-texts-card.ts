import { Component, Injector, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import type { ConsentPurpose } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { sideSheet } from '../../ui/side-sheet/side-sheet';
import { PrivacyState } from '../state/privacy-state';
import { PartState } from '../ui/part-state';
import { ConsentTextSheet } from './consent-text-sheet';

/** What candidates are asked, in which version, and how many said what last. */
@Component({
  selector: 'app-consent-texts-card',
  imports: [MatButton, PartState, TranslocoPipe],
  host: { class: 'card' },
  template: `
    <h2 class="title">{{ 'privacy.texts.headline' | transloco }}</h2>
    <p class="muted">{{ 'privacy.texts.text' | transloco }}</p>
    <app-part-state [part]="state.texts" />
    @if (rows().length > 0) {
      <div class="table-scroll">
        <table class="data">
          <thead>
            <tr>
              <th scope="col">{{ 'privacy.texts.purpose' | transloco }}</th>
              <th scope="col" class="number">{{ 'privacy.texts.version' | transloco }}</th>
              <th scope="col" class="number">{{ 'privacy.texts.given' | transloco }}</th>
              <th scope="col" class="number">{{ 'privacy.texts.refused' | transloco }}</th>
              <th scope="col" class="number">{{ 'privacy.texts.withdrawn' | transloco }}</th>
              <td></td>
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track row.purpose) {
              <tr>
                <th scope="row">{{ 'privacy.purpose.' + row.purpose | transloco }}</th>
                <td class="number">{{ row.version }}</td>
                <td class="number">{{ row.given }}</td>
                <td class="number">{{ row.refused }}</td>
                <td class="number">{{ row.withdrawn }}</td>
                <td class="actions">
                  <button
                    matButton="outlined"
                    class="button-small"
                    type="button"
                    [attr.aria-label]="
                      'privacy.texts.openNamed'
                        | transloco: { name: 'privacy.purpose.' + row.purpose | transloco }
                    "
                    (click)="open(row.purpose)"
                  >
                    {{ 'privacy.texts.open' | transloco }}
                  </button>
                </td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    }
  `,
  styleUrl: './privacy-card.scss',
})
export class ConsentTextsCard {
  private readonly dialog = inject(MatDialog);
  private readonly injector = inject(Injector);
  protected readonly state = inject(PrivacyState);
  protected readonly rows = computed(() =>
    (this.state.texts.value() ?? []).map(({ purpose, versions }) => {
      const total = (name: 'given' | 'refused' | 'withdrawn') =>
        versions.reduce((sum, { counts }) => sum + counts[name], 0);
      return {
        ...{ purpose, version: versions[0]?.version },
        ...{ given: total('given'), refused: total('refused'), withdrawn: total('withdrawn') },
      };
    }),
  );

  protected open(purpose: ConsentPurpose): void {
    this.dialog.open(ConsentTextSheet, {
      ...sideSheet,
      data: purpose,
      injector: this.injector,
    });
  }
}
