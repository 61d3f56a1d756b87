import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { AuditChainView, AuditVerificationView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Chip } from '../../ui/chip/chip';
import { Icon } from '../../ui/icon/icon';

/** How far the log is sealed, when it was verified, and the button that does it now. */
@Component({
  selector: 'app-chain-card',
  imports: [Chip, Icon, MatButton, TranslocoPipe],
  host: { class: 'card' },
  template: `
    <app-icon name="verified" [size]="28" />
    <div class="grow">
      <p class="strong">
        @if (chain().head; as head) {
          {{
            'audit.chain.sealed'
              | transloco: { count: head.sequence, at: times.dayAndTime(head.at) }
          }}
        } @else {
          {{ 'audit.chain.none' | transloco }}
        }
        @if (chain().unsealed > 0) {
          <app-chip>{{ 'audit.chain.unsealed' | transloco: { count: chain().unsealed } }}</app-chip>
        }
      </p>
      @if (chain().head; as head) {
        <p class="small muted hash">{{ head.sequence }}:{{ head.hash }}</p>
      }
      <p class="small" aria-live="polite">
        @if (verification()?.fault; as fault) {
          <app-chip tone="bad" icon="error">{{
            'audit.fault.' + fault.kind | transloco: { place: fault.sequence ?? fault.entryId }
          }}</app-chip>
        } @else if (chain().verified; as verified) {
          @if (verified.right) {
            <app-chip tone="ok" icon="checkCircle">{{ 'audit.chain.right' | transloco }}</app-chip>
          } @else {
            <app-chip tone="bad" icon="error">{{ 'audit.chain.wrong' | transloco }}</app-chip>
          }
          <span class="muted">{{ 'audit.chain.verified' | transloco: lastOne() }}</span>
        } @else {
          <span class="muted">{{ 'audit.chain.never' | transloco }}</span>
        }
      </p>
    </div>
    <button matButton="outlined" type="button" [disabled]="busy()" (click)="verify.emit()">
      {{ (busy() ? 'audit.chain.verifying' : 'audit.chain.verify') | transloco }}
    </button>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 12px 20px;
      margin-bottom: 20px;
      padding: 16px 20px;
    }
    .grow {
      min-width: 240px;
    }
    .hash {
      font-family: ui-monospace, monospace;
      overflow-wrap: anywhere;
    }
  `,
})
export class ChainCard {
  protected readonly times = inject(TimeTexts);
  readonly chain = input.required<AuditChainView>();
  /** What the verification found that was just asked for. */
  readonly verification = input<AuditVerificationView | null>(null);
  readonly busy = input(false);
  readonly verify = output();
  protected readonly lastOne = computed(() => {
    const verified = this.chain().verified;
    return { at: verified ? this.times.dayAndTime(verified.at) : '', name: verified?.personName };
  });
}
