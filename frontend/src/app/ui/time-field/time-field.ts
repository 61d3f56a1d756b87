import {
  Component,
  ElementRef,
  booleanAttribute,
  inject,
  input,
  model,
  viewChild,
} from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

/** HH:mm of what somebody typed, also as 9, 9:30, 930 or in full width; null for no time of day. */
export function parseTime(typed: string): string | null {
  const text = typed.normalize('NFKC').trim();
  const [, hour, minute = '0'] =
    /^(\d{1,2})(?:[:.时](\d{1,2})?分?)?$/.exec(text) ?? /^(\d{1,2})(\d{2})$/.exec(text) ?? [];
  if (!hour || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

/** A time of day on 24 hours, whatever the language of the browser. Its label is by `fieldId`. */
@Component({
  selector: 'app-time-field',
  template: `
    <input
      #field
      inputmode="numeric"
      autocomplete="off"
      placeholder="09:00"
      maxlength="8"
      [id]="fieldId()"
      [required]="required()"
      [disabled]="disabled()"
      [attr.aria-invalid]="wrong() || null"
      [value]="value()"
      (input)="typed(field.value)"
      (blur)="tidy(field.value)"
    />
  `,
  styles: `
    input {
      width: 100%;
      height: 40px;
      padding: 0 12px;
      border: 1px solid var(--mat-sys-outline);
      border-radius: 8px;
      background: var(--app-card);
    }
    input:disabled {
      border-color: var(--mat-sys-outline-variant);
      background: var(--mat-sys-surface-container-low);
    }
    input:user-invalid,
    input[aria-invalid] {
      border-color: var(--mat-sys-error);
    }
  `,
})
export class TimeField {
  private readonly transloco = inject(TranslocoService);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  readonly fieldId = input.required<string>();
  /** HH:mm, once what is typed is one. */
  readonly value = model.required<string>();
  /** Something else is wrong with it, which the page says. */
  readonly wrong = input(false);
  readonly required = input(false, { transform: booleanAttribute });
  readonly disabled = input(false, { transform: booleanAttribute });

  protected typed(text: string): void {
    const time = parseTime(text);
    const isWrong = time === null && text.trim() !== '';
    this.field().nativeElement.setCustomValidity(
      isWrong ? this.transloco.translate('calendar.wrongTime') : '',
    );
    // While somebody types, 1 is the beginning of 15:30.
    if (time !== null && /^\d\d:\d\d$/.test(text)) this.value.set(time);
  }

  protected tidy(text: string): void {
    const time = parseTime(text);
    if (time === null) return;
    this.field().nativeElement.value = time;
    this.value.set(time);
  }
}
