import { Directive, ElementRef, inject, input, output, effect } from '@angular/core';

const digitsOf = (typed: string) =>
  typed
    .normalize('NFKC')
    .replace(/^\s*(\+|00)86/, '')
    .replace(/\D/g, '')
    .slice(0, 11);

/** Whether these digits may be a mainland mobile number, by the same rule as the server's. */
export const isPhone = (digits: string): boolean => /^1[3-9]\d{9}$/.test(digits);

/** 138 0571 6628 */
export function formatPhone(digits: string): string {
  return [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)].filter(Boolean).join(' ');
}

/** 138****6628 */
export function maskPhone(digits: string): string {
  return `${digits.slice(0, 3)}****${digits.slice(7)}`;
}

/** Shows a mobile number in groups while it is typed or pasted; tells its bare digits. */
@Directive({ selector: 'input[appPhone]', host: { '(input)': 'regroup()' } })
export class PhoneInput {
  private readonly element = inject<ElementRef<HTMLInputElement>>(ElementRef).nativeElement;

  /** Digits only. */
  readonly appPhone = input.required<string>();
  readonly appPhoneChange = output<string>();

  constructor() {
    effect(() => {
      if (digitsOf(this.element.value) !== this.appPhone())
        this.element.value = formatPhone(this.appPhone());
    });
  }

  protected regroup(): void {
    const { value, selectionStart } = this.element;
    const before = digitsOf(value.slice(0, selectionStart ?? value.length)).length;
    const digits = digitsOf(value);
    const grouped = formatPhone(digits);
    if (grouped !== value) {
      this.element.value = grouped;
      // The caret stays behind the digit that it was behind.
      const caret = before + (before > 7 ? 2 : before > 3 ? 1 : 0);
      this.element.setSelectionRange(caret, caret);
    }
    this.appPhoneChange.emit(digits);
  }
}
