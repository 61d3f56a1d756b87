import { Component, ElementRef, computed, input, output, viewChild } from '@angular/core';
import {
  sendBackReason,
  type ReviewDocumentView,
  type SendBackReason,
  type SentBack,
} from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { KeyCap } from '../../ui/key-cap/key-cap';

/** Why the document that is looked at shall go back: ready-made reasons, each with its key, and a note. */
@Component({
  selector: 'app-reason-panel',
  imports: [KeyCap, TranslocoPipe],
  template: `
    <div class="row head">
      <h3 id="reasons" class="title grow">{{ 'review.reasons.title' | transloco }}</h3>
      <span class="small muted">{{ 'review.reasons.hint' | transloco }}</span>
    </div>
    @if (closed(); as why) {
      <p class="small muted">{{ 'review.reasons.closed.' + why | transloco }}</p>
    } @else {
      <div role="group" aria-labelledby="reasons">
        @for (reason of reasons; track reason; let index = $index) {
          <label [class.on]="mark().reasons.includes(reason)">
            <input
              type="checkbox"
              [checked]="mark().reasons.includes(reason)"
              (change)="toggled.emit(reason)"
            />
            <span class="grow">{{ 'sendBack.reason.' + reason | transloco }}</span>
            <app-key-cap>{{ index + 1 }}</app-key-cap>
          </label>
        }
      </div>
      <textarea
        #note
        rows="2"
        maxlength="200"
        [attr.aria-label]="'review.reasons.note' | transloco"
        [placeholder]="'review.reasons.note' | transloco"
        [value]="mark().note"
        (input)="noted.emit(note.value)"
        (keydown.escape)="note.blur()"
      ></textarea>
    }
  `,
  styles: `
    .head {
      margin-bottom: 8px;
    }
    label {
      display: flex;
      align-items: center;
      gap: 10px;
      min-height: 36px;
      padding: 4px 10px;
      border-radius: 8px;
      cursor: pointer;
    }
    label:hover {
      background: var(--mat-sys-surface-container-low);
    }
    label.on {
      background: var(--mat-sys-error-container);
      color: var(--mat-sys-on-error-container);
      font-weight: 600;
    }
    input {
      width: 18px;
      height: 18px;
      flex: none;
      margin: 0;
      accent-color: var(--mat-sys-error);
    }
    textarea {
      width: 100%;
      margin-top: 8px;
      padding: 8px 12px;
      border: 1px solid var(--mat-sys-outline);
      border-radius: 8px;
      background: var(--app-card);
      resize: vertical;
    }
  `,
})
export class ReasonPanel {
  readonly document = input.required<ReviewDocumentView>();
  readonly mark = input.required<SentBack>();
  readonly canDecide = input.required<boolean>();
  readonly toggled = output<SendBackReason>();
  readonly noted = output<string>();
  protected readonly reasons = sendBackReason.options;
  private readonly note = viewChild<ElementRef<HTMLTextAreaElement>>('note');
  /** Why this document cannot go back; null when it can. */
  protected readonly closed = computed(() => {
    if (!this.canDecide()) return 'file';
    const { state } = this.document();
    return state === 'uploaded' ? null : state === 'missing' ? 'missing' : 'approved';
  });

  focusNote(): void {
    this.note()?.nativeElement.focus();
  }
}
