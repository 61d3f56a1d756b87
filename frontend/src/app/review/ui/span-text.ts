import { Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { spanWords } from './span-words';

/** A span of time in words. */
@Component({
  selector: 'app-span-text',
  imports: [TranslocoPipe],
  template: `{{ words().key | transloco: words().values }}`,
})
export class SpanText {
  /** Null for none. */
  readonly seconds = input.required<number | null>();
  protected readonly words = computed(() => spanWords(this.seconds()));
}
