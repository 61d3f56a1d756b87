import { Component, computed, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import type { SentBack } from '@exam/contracts';
import { TranslocoService } from '@jsverse/transloco';

/** Why a document came back: ready-made reasons in the reader's language, and the note as it was typed. */
@Component({
  selector: 'app-sent-back-text',
  template: '{{ text() }}',
})
export class SentBackText {
  private readonly transloco = inject(TranslocoService);
  private readonly language = toSignal(this.transloco.langChanges$);
  readonly why = input.required<SentBack>();
  protected readonly text = computed(() => {
    this.language();
    const { reasons, note } = this.why();
    const words = reasons.map((reason) => this.transloco.translate(`sendBack.reason.${reason}`));
    return [...words, ...(note === '' ? [] : [note])].join(
      this.transloco.translate('sendBack.separator'),
    );
  });
}
