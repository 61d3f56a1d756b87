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
}
