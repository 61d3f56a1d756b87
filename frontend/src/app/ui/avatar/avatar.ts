import { Component, computed, input } from '@angular/core';

/** The first character of a name in a disc; the name itself stands beside it. */
@Component({
  selector: 'app-avatar',
  host: { 'aria-hidden': 'true' },
  template: `{{ initial() }}`,
  styles: `
    :host {
      display: inline-grid;
      place-items: center;
      width: 32px;
      height: 32px;
      flex: none;
      border-radius: 50%;
      background: var(--mat-sys-primary-container);
      color: var(--mat-sys-on-primary-container);
      font-size: 13px;
      font-weight: 600;
      line-height: 1;
    }
  `,
})
export class Avatar {
  readonly name = input.required<string>();
  protected readonly initial = computed(() => Array.from(this.name()).at(0) ?? '');
}
