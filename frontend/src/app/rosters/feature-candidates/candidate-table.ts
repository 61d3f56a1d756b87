import { Component, inject, input, output } from '@angular/core';
import type { CandidateRow } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Chip } from '../../ui/chip/chip';
import { CandidateList } from '../state/candidate-list';

/** Candidates in a table; a name opens its sheet. */
@Component({
  selector: 'app-candidate-table',
  imports: [Chip, TranslocoPipe],
  template: `
    <div
      class="table-scroll"
      tabindex="0"
      role="region"
      [attr.aria-label]="'rosters.candidates.headline' | transloco"
    >
      <table class="data">
        <thead>
          <tr>
            @for (column of columns; track column) {
              <th scope="col">{{ 'rosters.column.' + column | transloco }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (one of candidates(); track one.id) {
            <tr>
              <td class="nowrap">{{ one.candidateNumber ?? '—' }}</td>
              <td>
                <button type="button" class="name" (click)="opened.emit(one.id)">
                  {{ one.name }}
                </button>
              </td>
              <td class="nowrap">{{ one.phone }}</td>
              <td class="nowrap">{{ one.idNumber ?? '—' }}</td>
              <td>{{ list.nameOf(one.collegeId) }}</td>
              <td>{{ list.nameOf(one.majorId) }}</td>
              <td>
                @if (one.hasPhoto) {
                  <app-chip tone="ok" icon="check">{{
                    'rosters.candidates.photo.yes' | transloco
                  }}</app-chip>
                } @else {
                  <app-chip tone="warn">{{ 'rosters.candidates.photo.no' | transloco }}</app-chip>
                }
              </td>
              <td>{{ one.sittings }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    table {
      min-width: 980px;
    }
    .nowrap,
    .name {
      white-space: nowrap;
    }
    .name {
      padding: 4px 0;
      border: 0;
      background: none;
      color: var(--mat-sys-primary);
      font-weight: 600;
      cursor: pointer;
    }
    .name:hover {
      text-decoration: underline;
    }
  `,
})
export class CandidateTable {
  protected readonly list = inject(CandidateList);
  protected readonly columns = [
    ...['candidateNumber', 'name', 'phone', 'idNumber', 'college', 'major', 'photo', 'sittings'],
  ];
  readonly candidates = input.required<readonly CandidateRow[]>();
  /** With the id. */
  readonly opened = output<string>();
}
