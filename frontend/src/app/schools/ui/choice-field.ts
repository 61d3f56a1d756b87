import { Component, booleanAttribute, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** One of a list; `value` is what the draft keeps, `label` what people read. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

let count = 0;

/** A choice out of a list, as the system shows it, with its label above it. */
@Component({
  selector: 'app-choice-field',
  imports: [TranslocoPipe],
  template: `
    <label [for]="id">{{ label() }}</label>
    <select
      #field
      [id]="id"
      [disabled]="disabled()"
      [attr.aria-invalid]="problem() !== undefined"
      [attr.aria-describedby]="problem() || hint() ? id + '-note' : null"
      (change)="value.set(field.value)"
    >
      @for (choice of choices(); track choice.value) {
        <option [value]="choice.value" [selected]="choice.value === value()">
          {{ choice.label }}
        </option>
      }
    </select>
    @if (problem(); as key) {
      <p class="small wrong" role="alert" [id]="id + '-note'">{{ key | transloco }}</p>
    } @else if (hint()) {
      <p class="small muted" [id]="id + '-note'">{{ hint() }}</p>
    }
  `,
  styleUrl: './field.scss',
})
export class ChoiceField {
  protected readonly id = `schools-choice-${String(count++)}`;
  readonly label = input.required<string>();
  readonly value = model.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  readonly problem = input<string | undefined>();
  readonly hint = input<string | null>(null);
  readonly disabled = input(false, { transform: booleanAttribute });
}
