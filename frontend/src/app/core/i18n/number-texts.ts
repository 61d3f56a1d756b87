import { Service, inject } from '@angular/core';

import { DisplaySettings } from '../display/display-settings';

/** Numbers in the chosen language. */
@Service()
export class NumberTexts {
  private readonly language = inject(DisplaySettings).language;

  /** 20,000 */
  count(number: number): string {
    return number.toLocaleString(this.language());
  }

  /** All of a record, as a text takes them. */
  counts<K extends string>(numbers: Readonly<Record<K, number>>): Record<K, string> {
    const entries = Object.entries<number>(numbers);
    const texts = entries.map(([key, number]) => [key, this.count(number)]);
    return Object.fromEntries(texts) as Record<K, string>;
  }
}

/** What somebody typed as a whole number, in groups or not; NaN for what is none. */
export function typedNumber(text: string): number {
  const digits = text.normalize('NFKC').replace(/[\s,]/g, '');
  return /^\d+$/.test(digits) ? Number(digits) : NaN;
}
