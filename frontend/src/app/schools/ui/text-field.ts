import { Component, booleanAttribute, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

let count = 0;

/** Which keyboard a phone shows. A number is text, so that its digits can be grouped. */
const inputModes = { text: null, tel: 'tel', number: 'numeric' } as const;

/** A line of text with its label above it, and below it what is wrong, or what it is for. */
@Component({
  selector: 'app-text-field',
  imports: [TranslocoPipe],
  template: `
    <label [for]="id">
      {{ label() }}
      @if (optional()) {
        <span class="muted optional">{{ 'schools.optional' | transloco }}</span>
      }
    </label>
    <input
      #field
      [id]="id"
      [type]="type() === 'number' ? 'text' : type()"
      [attr.inputmode]="inputModes[type()]"
      [attr.maxlength]="maxLength()"
      [attr.placeholder]="placeholder()"
      autocomplete="off"
      [attr.aria-required]="!optional()"
      [attr.aria-invalid]="problem() !== undefined"
      [attr.aria-describedby]="problem() || hint() ? id + '-note' : null"
      [readonly]="readOnly()"
      [value]="value()"
      (input)="value.set(field.value)"
    />
    @if (problem(); as key) {
      <p class="small wrong" role="alert" [id]="id + '-note'">{{ key | transloco }}</p>
    } @else if (hint()) {
      <p class="small muted" [id]="id + '-note'">{{ hint() }}</p>
    }
  `,
  styleUrl: './field.scss',
})
export class TextField {
  protected readonly inputModes = inputModes;
  protected readonly id = `schools-text-${String(count++)}`;
  readonly label = input.required<string>();
  readonly value = model.required<string>();
  /** The key of the words that say what is wrong. */
  readonly problem = input<string | undefined>();
  readonly hint = input<string | null>(null);
  readonly placeholder = input<string | null>(null);
  readonly type = input<keyof typeof inputModes>('text');
  readonly maxLength = input(100);
  readonly optional = input(false, { transform: booleanAttribute });
  readonly readOnly = input(false, { transform: booleanAttribute });
}
