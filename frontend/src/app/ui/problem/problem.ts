import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import type { FailureCode } from '../../core/http/failure';
import { Icon } from '../icon/icon';

/** What went wrong and what to do about it, in the words of the problem's code. */
@Component({
  selector: 'app-problem',
  imports: [Icon, TranslocoPipe],
  host: { role: 'alert' },
  template: `
    <app-icon name="error" />
    <div class="grow">
      <p>{{ text() | transloco: params() }}</p>
      @if (requestId(); as id) {
        <p class="small id">{{ 'problem.requestId' | transloco: { id } }}</p>
      }
    </div>
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      align-items: flex-start;
      gap: 12px;
      padding: 12px 16px;
      border-radius: 12px;
      background: var(--mat-sys-error-container);
      color: var(--mat-sys-on-error-container);
    }
    app-icon {
      margin-top: 1px;
    }
    .id {
      overflow-wrap: anywhere;
      opacity: 0.8;
    }
  `,
})
export class Problem {
  private readonly transloco = inject(TranslocoService);
  readonly code = input.required<FailureCode>();
  /** Given where somebody may have to ask the school's IT about it. */
  readonly requestId = input<string | null>(null);
  /** Numbers that the text of a code mentions. */
  readonly params = input<Record<string, unknown>>({});
  /** A newer server may have codes that this page has no words for. */
  protected readonly text = computed(() => {
    const key = `problem.${this.code()}`;
    const texts = this.transloco.getTranslation(this.transloco.getActiveLang());
    return key in texts ? key : 'problem.unexpected';
  });
}
