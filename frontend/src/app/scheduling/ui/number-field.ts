import { Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../ui/icon/icon';

let count = 0;

/** A whole number with its unit. What is no number is told as NaN, so that nobody saves it. */
@Component({
  selector: 'app-number-field',
  imports: [Icon, TranslocoPipe],
  template: `
    <label [for]="id" class="visually-hidden">{{ label() }}</label>
    <span class="row">
      <input
        #field
        type="number"
        inputmode="numeric"
        step="1"
        [id]="id"
        [min]="min()"
        [max]="max()"
        [value]="shown()"
        [disabled]="disabled()"
        [attr.aria-invalid]="problem() ? true : null"
        [attr.aria-describedby]="problem() ? id + '-note' : null"
        (input)="valueChange.emit(field.valueAsNumber)"
      />
      @if (unit()) {
        <span class="muted unit">{{ unit() }}</span>
      }
    </span>
    @if (problem(); as problem) {
      <p class="wrong" [id]="id + '-note'">
        <app-icon name="error" [size]="14" />
        {{
          'scheduling.exams.problem.' + problem
            | transloco: { from: min().toString(), to: max().toString() }
        }}
      </p>
    }
  `,
  styleUrl: './field.scss',
  styles: `
    input {
      width: 96px;
    }
    .unit {
      min-width: 2em;
      white-space: nowrap;
    }
  `,
})
export class NumberField {
  protected readonly id = `number-field-${String(++count)}`;
  readonly label = input.required<string>();
  readonly value = input.required<number>();
  readonly min = input.required<number>();
  readonly max = input.required<number>();
  readonly unit = input('');
  readonly problem = input<string | null>(null);
  readonly disabled = input(false);
  readonly valueChange = output<number>();
  protected readonly shown = computed(() =>
    Number.isNaN(this.value()) ? '' : String(this.value()),
  );
}
