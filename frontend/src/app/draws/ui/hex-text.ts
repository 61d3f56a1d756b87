import { Component, computed, input } from '@angular/core';

/** 32 bytes in groups that can be compared by eye. */
@Component({
  selector: 'app-hex-text',
  template: `<code>
    @for (group of groups(); track $index) {
      <span>{{ group }}</span>
    }
  </code>`,
  styles: `
    code {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 0.7em;
      font-family: ui-monospace, 'SFMono-Regular', Consolas, 'Noto Sans Mono', monospace;
      font-variant-ligatures: none;
    }
  `,
})
export class HexText {
  readonly value = input.required<string>();
  protected readonly groups = computed(() => this.value().match(/.{1,8}/g) ?? []);
}
