import { Component, input } from '@angular/core';
import type { CellProblem } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

/** What is wrong with one cell, as it was typed, and what to do. */
@Component({
  selector: 'app-cell-problem-line',
  imports: [TranslocoPipe],
  template: `
    <span class="strong">{{ 'rosters.column.' + problem().column | transloco }}</span>
    @if (problem().value; as value) {
      <code>{{ value }}</code>
    }
    <span>{{ 'rosters.fix.' + problem().code | transloco }}</span>
    @if (problem().otherRow; as row) {
      <span>{{ 'rosters.import.otherRow' | transloco: { row } }}</span>
    }
    @if (problem().suggestion; as name) {
      <span>{{ 'rosters.import.suggestion' | transloco: { name } }}</span>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 8px;
      padding: 2px 0;
    }
    code {
      padding: 0 6px;
      border-radius: 4px;
      background: var(--mat-sys-error-container);
      color: var(--mat-sys-on-error-container);
      font-family: inherit;
      overflow-wrap: anywhere;
    }
  `,
})
export class CellProblemLine {
  readonly problem = input.required<CellProblem>();
}
