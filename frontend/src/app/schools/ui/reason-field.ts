import { Component, booleanAttribute, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

let count = 0;

/** Why something is done: kept in the audit log. */
@Component({
  selector: 'app-reason-field',
  imports: [TranslocoPipe],
  template: `
    <label [for]="id">{{ 'schools.reason.label' | transloco }}</label>
    <textarea
      #field
      [id]="id"
      rows="3"
      maxlength="500"
      aria-required="true"
      [attr.cdkFocusInitial]="focused() ? '' : null"
      [attr.aria-invalid]="wrong()"
      [attr.aria-describedby]="id + '-note'"
      [value]="value()"
      (input)="value.set(field.value)"
    ></textarea>
    @if (wrong()) {
      <p class="small wrong" role="alert" [id]="id + '-note'">
        {{ 'schools.wrong.reason' | transloco }}
      </p>
    } @else {
      <p class="small muted" [id]="id + '-note'">{{ 'schools.reason.hint' | transloco }}</p>
    }
  `,
  styleUrl: './field.scss',
})
export class ReasonField {
  protected readonly id = `schools-reason-${String(count++)}`;
  readonly value = model.required<string>();
  readonly wrong = input.required<boolean>();
  /** Whether a dialog that opens puts the cursor here. */
  readonly focused = input(false, { transform: booleanAttribute });
}
