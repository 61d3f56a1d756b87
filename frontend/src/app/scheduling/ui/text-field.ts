import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../ui/icon/icon';

let count = 0;

/** One line of text, or several. */
@Component({
  selector: 'app-text-field',
  imports: [Icon, TranslocoPipe],
  template: `
    <label [for]="id" [class.visually-hidden]="bare()">{{ label() }}</label>
    @if (rows(); as rows) {
      <textarea
        #area
        [id]="id"
        [rows]="rows"
        [value]="value()"
        [maxLength]="maxLength()"
        [disabled]="disabled()"
        [attr.aria-invalid]="problem() ? true : null"
        [attr.aria-describedby]="problem() || hint() ? id + '-note' : null"
        (input)="valueChange.emit(area.value)"
      ></textarea>
    } @else {
      <input
        #line
        [id]="id"
        [value]="value()"
        [maxLength]="maxLength()"
        [disabled]="disabled()"
        [placeholder]="bare() ? label() : ''"
        [attr.aria-invalid]="problem() ? true : null"
        [attr.aria-describedby]="problem() || hint() ? id + '-note' : null"
        (input)="valueChange.emit(line.value)"
      />
    }
    @if (problem(); as problem) {
      <p class="wrong" [id]="id + '-note'">
        <app-icon name="error" [size]="14" />
        {{ 'scheduling.exams.problem.' + problem | transloco }}
      </p>
    } @else if (hint()) {
      <p class="hint" [id]="id + '-note'">{{ hint() }}</p>
    }
  `,
  styleUrl: './field.scss',
})
export class TextField {
  protected readonly id = `text-field-${String(++count)}`;
  readonly label = input.required<string>();
  readonly value = input.required<string>();
  readonly maxLength = input(100);
  /** 0: one line. */
  readonly rows = input(0);
  readonly hint = input('');
  /** The word of what is wrong. */
  readonly problem = input<string | null>(null);
  readonly disabled = input(false);
  /** In a table, whose head has the label already. */
  readonly bare = input(false);
  readonly valueChange = output<string>();
}
