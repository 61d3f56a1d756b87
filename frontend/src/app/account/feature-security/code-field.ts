import {
  Component,
  ElementRef,
  afterNextRender,
  inject,
  input,
  model,
  output,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import type { FactorProblem } from './factor-problem';

/** A labelled field for a code or a name, with what is wrong about it below. */
@Component({
  selector: 'app-code-field',
  imports: [TranslocoPipe],
  template: `
    <label [for]="fieldId()">{{ label() }}</label>
    <div class="box" [class.wrong]="problem()">
      <input
        #field
        [id]="fieldId()"
        [attr.inputmode]="kind() === 'totp' ? 'numeric' : null"
        [attr.autocomplete]="kind() === 'totp' ? 'one-time-code' : 'off'"
        [attr.autocapitalize]="kind() === 'recoveryCode' ? 'characters' : null"
        [attr.maxlength]="kind() === 'name' ? 50 : 24"
        [class.code]="kind() !== 'name'"
        [value]="value()"
        [attr.aria-invalid]="problem() !== null"
        [attr.aria-describedby]="problem() ? fieldId() + '-problem' : null"
        (input)="type(field.value); field.value = value()"
      />
    </div>
    @if (problem(); as problem) {
      <p [id]="fieldId() + '-problem'" class="problem small" role="alert">
        {{ problem.key | transloco: problem.params }}
      </p>
    }
  `,
  styleUrl: '../../ui/field/field.scss',
  styles: `
    .problem {
      margin-top: 4px;
      color: var(--mat-sys-error);
    }
    .code {
      font-size: 20px;
      font-weight: 600;
      letter-spacing: 0.2em;
    }
  `,
})
export class CodeField {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly fieldId = input.required<string>();
  readonly label = input.required<string>();
  readonly kind = input.required<'totp' | 'recoveryCode' | 'name'>();
  readonly problem = input<FactorProblem | null>(null);
  readonly value = model('');
  readonly corrected = output();

  constructor() {
    afterNextRender(() => {
      this.focus();
    });
  }

  focus(): void {
    this.element.querySelector('input')?.focus();
  }

  protected type(typed: string): void {
    const digits = () => typed.normalize('NFKC').replace(/\D/g, '').slice(0, 6);
    this.value.set(this.kind() === 'totp' ? digits() : typed);
    this.corrected.emit();
  }
}
