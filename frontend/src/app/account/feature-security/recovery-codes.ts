import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { Icon } from '../../ui/icon/icon';
import { CopyButton } from './copy-button';

/** Shows new recovery codes, this once, to be kept on paper or as a file. */
@Component({
  selector: 'app-recovery-codes',
  imports: [CopyButton, Icon, MatButton, TranslocoPipe],
  template: `
    <p>{{ 'account.codes.text' | transloco }}</p>
    <ol [attr.aria-label]="'account.codes.title' | transloco">
      @for (code of codes(); track code) {
        <li>{{ code }}</li>
      }
    </ol>
    <div class="ways">
      <button matButton="outlined" type="button" (click)="download()">
        <span class="row"
          ><app-icon name="download" />{{ 'account.codes.download' | transloco }}</span
        >
      </button>
      <button matButton="outlined" type="button" (click)="print()">
        <span class="row"><app-icon name="print" />{{ 'account.codes.print' | transloco }}</span>
      </button>
      <app-copy-button [text]="text()" />
    </div>
    <button matButton="filled" class="button-next" type="button" (click)="kept.emit()">
      {{ 'account.codes.kept' | transloco }}
    </button>
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
    ol {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 8px 16px;
      padding: 16px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 12px;
      background: var(--mat-sys-surface-container-low);
      font:
        600 16px/24px ui-monospace,
        monospace;
      text-align: center;
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    @media print {
      :host {
        position: fixed;
        inset: 0;
        z-index: 1;
        align-content: start;
        padding: 24px;
        background: #fff;
        color: #000;
      }
      button,
      app-copy-button {
        display: none;
      }
    }
  `,
})
export class RecoveryCodes {
  private readonly transloco = inject(TranslocoService);
  readonly codes = input.required<readonly string[]>();
  readonly kept = output();
  protected readonly text = computed(() => this.codes().join('\n'));

  protected download(): void {
    const title = this.transloco.translate('account.codes.title');
    const file = new Blob([`${title}\r\n\r\n${this.codes().join('\r\n')}\r\n`], {
      type: 'text/plain;charset=utf-8',
    });
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `${title}.txt`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  protected print(): void {
    window.print();
  }
}
