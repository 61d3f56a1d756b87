import { Component, ElementRef, computed, input, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { AddNonceRequest } from '@exam/contracts/draws';
import { TranslocoPipe } from '@jsverse/transloco';

/** Takes what somebody in the room says. */
@Component({
  selector: 'app-nonce-form',
  imports: [MatButton, TranslocoPipe],
  template: `
    <form novalidate (submit)="$event.preventDefault(); send()">
      <div>
        <label for="nonce-by">{{ 'draws.nonce.by' | transloco }}</label>
        <input
          #byField
          id="nonce-by"
          maxlength="40"
          autocomplete="off"
          [placeholder]="'draws.nonce.byHint' | transloco"
          [value]="by()"
          [attr.aria-invalid]="tried() && !by().trim() ? true : null"
          (input)="by.set(byField.value)"
        />
      </div>
      <div>
        <label for="nonce-text">{{ 'draws.nonce.text' | transloco }}</label>
        <input
          #textField
          id="nonce-text"
          maxlength="100"
          autocomplete="off"
          [placeholder]="'draws.nonce.textHint' | transloco"
          [value]="text()"
          [attr.aria-invalid]="tried() && !text().trim() ? true : null"
          (input)="text.set(textField.value)"
        />
      </div>
      <button matButton="tonal" type="submit" [disabled]="busy()">
        {{ 'draws.nonce.add' | transloco }}
      </button>
    </form>
    @if (tried() && !complete()) {
      <p class="wrong small" role="alert">{{ 'draws.nonce.missing' | transloco }}</p>
    }
  `,
  styleUrl: './nonce-form.scss',
})
export class NonceForm {
  readonly busy = input(false);
  readonly said = output<AddNonceRequest>();
  private readonly byField = viewChild.required<ElementRef<HTMLInputElement>>('byField');
  protected readonly by = signal('');
  protected readonly text = signal('');
  protected readonly tried = signal(false);
  protected readonly complete = computed(() => !!this.by().trim() && !!this.text().trim());

  /** Empties the fields, once what was said is kept. */
  clear(): void {
    this.by.set('');
    this.text.set('');
    this.tried.set(false);
    this.byField().nativeElement.focus();
  }

  protected send(): void {
    this.tried.set(true);
    if (this.complete()) this.said.emit({ by: this.by().trim(), text: this.text().trim() });
  }
}
