import { Component, computed, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { PrivacyState } from '../state/privacy-state';
import { PartState } from '../ui/part-state';

/** What was deleted last, and by what the audit log proves it. */
@Component({
  selector: 'app-deletions-card',
  imports: [EmptyState, PartState, TranslocoPipe],
  host: { class: 'card' },
  template: `
    <h2 class="title">{{ 'privacy.deletions.headline' | transloco }}</h2>
    <p class="muted">{{ 'privacy.deletions.text' | transloco }}</p>
    <app-part-state [part]="state.retention" />
    @if (rows().length > 0) {
      <div class="table-scroll">
        <table class="data">
          <thead>
            <tr>
              <th scope="col">{{ 'privacy.deletions.at' | transloco }}</th>
              <th scope="col">{{ 'privacy.deletions.kind' | transloco }}</th>
              <th scope="col" class="number">{{ 'privacy.deletions.expired' | transloco }}</th>
              <th scope="col" class="number">{{ 'privacy.deletions.withdrawn' | transloco }}</th>
              <th scope="col">{{ 'privacy.deletions.proof' | transloco }}</th>
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track $index) {
              <tr>
                <th scope="row">{{ row.when }}</th>
                <td>{{ 'privacy.kind.' + row.kind | transloco }}</td>
                <td class="number">{{ row.expired }}</td>
                <td class="number">{{ row.withdrawn }}</td>
                <td>
                  <code>{{ row.idsSha256 }}</code>
                </td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    } @else if (state.retention.value()) {
      <app-empty-state
        icon="lock"
        [headline]="'privacy.deletions.none' | transloco"
        [text]="'privacy.deletions.noneText' | transloco"
      />
    }
  `,
  styleUrl: './privacy-card.scss',
  styles: `
    tbody th,
    td {
      white-space: nowrap;
    }
    code {
      display: block;
      width: 32ch;
      font-size: 12px;
      white-space: normal;
      overflow-wrap: anywhere;
    }
  `,
})
export class DeletionsCard {
  private readonly times = inject(TimeTexts);
  protected readonly state = inject(PrivacyState);
  protected readonly rows = computed(() =>
    (this.state.retention.value()?.proofs ?? []).map((proof) => ({
      ...proof,
      when: `${this.times.date(proof.at)} ${this.times.time(proof.at)}`,
    })),
  );
}
