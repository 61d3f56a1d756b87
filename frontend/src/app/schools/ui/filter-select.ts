import { Component, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** With its words, or with their key. */
export interface FilterOption {
  readonly value: string;
  readonly label?: string;
  readonly key?: string;
}

/** Narrows a list down to one of these; empty is all of them. */
@Component({
  selector: 'app-filter-select',
  imports: [TranslocoPipe],
  template: `
    <select #field [attr.aria-label]="label()" (change)="value.set(field.value)">
      <option value="" [selected]="value() === ''">{{ all() }}</option>
      @for (option of options(); track option.value) {
        <option [value]="option.value" [selected]="option.value === value()">
          {{ option.key ? (option.key | transloco) : option.label }}
        </option>
      }
    </select>
  `,
  styles: `
    select {
      max-width: 220px;
      height: 40px;
      padding: 0 8px;
      border: 1px solid var(--mat-sys-outline);
      border-radius: 8px;
      background: var(--app-card);
    }
  `,
})
export class FilterSelect {
  readonly label = input.required<string>();
  /** The words for all. */
  readonly all = input.required<string>();
  readonly options = input.required<readonly FilterOption[]>();
  readonly value = model.required<string>();
}
