import { Component, computed, inject, input } from '@angular/core';

import { IconRegistry, type IconName } from './icon-registry';

/** A decorative icon: the words beside it, or the label of its button, say what it means. */
@Component({
  selector: 'app-icon',
  host: { 'aria-hidden': 'true', '[style.width.px]': 'size()', '[style.height.px]': 'size()' },
  template: `<svg viewBox="0 -960 960 960"><path [attr.d]="path()" /></svg>`,
  styles: `
    :host {
      display: inline-block;
      flex: none;
    }
    svg {
      display: block;
      width: 100%;
      height: 100%;
      fill: currentcolor;
    }
  `,
})
export class Icon {
  private readonly registry = inject(IconRegistry);
  readonly name = input.required<IconName>();
  /** Pixels. */
  readonly size = input(20);
  protected readonly path = computed(() => this.registry.path(this.name()));
}
