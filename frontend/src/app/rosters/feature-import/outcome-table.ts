import { Component, inject, input } from '@angular/core';
import type { ImportKind, ImportRow, RowOutcome, ValueChange } from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { CellProblemLine } from '../ui/cell-problem-line';

/** Rows of one outcome: what is wrong with each, or what it changes. */
@Component({
  selector: 'app-outcome-table',
  imports: [CellProblemLine, TranslocoPipe],
  template: `
    <div
      class="table-scroll"
      tabindex="0"
      role="region"
      [attr.aria-label]="'rosters.import.rows' | transloco"
    >
      <table class="data">
        <thead>
          <tr>
            @if (kind() !== 'photos' && outcome() !== 'missing') {
              <th scope="col">{{ 'rosters.import.row' | transloco }}</th>
            }
            <th scope="col">{{ numberKey() | transloco }}</th>
            <th scope="col">{{ 'rosters.column.name' | transloco }}</th>
            @if (outcome() === 'wrong') {
              <th scope="col">{{ 'rosters.import.problems' | transloco }}</th>
            }
            @if (outcome() === 'changed' && kind() !== 'photos') {
              <th scope="col">{{ 'rosters.import.changes' | transloco }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track $index) {
            <tr>
              @if (kind() !== 'photos' && outcome() !== 'missing') {
                <td class="nowrap">{{ row.row }}</td>
              }
              <td [class]="kind() === 'photos' ? 'break' : 'nowrap'">{{ row.number || '—' }}</td>
              <td class="nowrap">{{ row.name || '—' }}</td>
              @if (outcome() === 'wrong') {
                <td>
                  @for (problem of row.problems; track problem.column) {
                    <app-cell-problem-line [problem]="problem" />
                  }
                </td>
              }
              @if (outcome() === 'changed' && kind() !== 'photos') {
                <td>
                  @for (change of row.changes; track change.column) {
                    <p class="change">
                      <span class="strong">{{
                        'rosters.column.' + change.column | transloco
                      }}</span>
                      <del>{{ readable(change.column, change.before) || '—' }}</del>
                      <span aria-hidden="true">→</span>
                      <ins>{{ readable(change.column, change.after) || '—' }}</ins>
                    </p>
                  }
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
  styles: `
    table {
      min-width: 560px;
    }
    .nowrap {
      white-space: nowrap;
    }
    .break {
      overflow-wrap: anywhere;
    }
    .change {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 8px;
    }
    del {
      color: var(--mat-sys-on-surface-variant);
    }
    ins {
      text-decoration: none;
      font-weight: 600;
    }
  `,
})
export class OutcomeTable {
  private readonly transloco = inject(TranslocoService);
  readonly rows = input.required<readonly ImportRow[]>();
  readonly outcome = input.required<RowOutcome>();
  readonly kind = input.required<ImportKind>();

  protected numberKey(): string {
    const photo = this.kind() === 'photos' && this.outcome() !== 'missing';
    if (photo) return 'rosters.import.photoFile';
    return `rosters.column.${this.kind() === 'staff' ? 'staffNumber' : 'candidateNumber'}`;
  }

  /** Words of our own have a text; everything else is as it was typed. */
  protected readable(column: ValueChange['column'], value: string): string {
    const own = { gender: 'gender', idDocumentType: 'document' }[column];
    return own && value ? this.transloco.translate(`rosters.${own}.${value}`) : value;
  }
}
