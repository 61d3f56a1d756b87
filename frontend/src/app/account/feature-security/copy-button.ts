import { Component, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

/** Copies a text; not offered where the browser has no clipboard for the page. */
@Component({
  selector: 'app-copy-button',
  imports: [MatButton, TranslocoPipe],
  template: `
    @if (offered) {
      <button matButton="outlined" type="button" (click)="copy()">
        {{ (copied() ? 'account.copied' : 'account.copy') | transloco }}
      </button>
    }
  `,
})
export class CopyButton {
  readonly text = input.required<string>();
  /** Secure pages alone have a clipboard. */
  protected readonly offered = isSecureContext;
  protected readonly copied = signal(false);

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.text());
    this.copied.set(true);
  }
}
