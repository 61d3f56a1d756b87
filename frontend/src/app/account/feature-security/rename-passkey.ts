import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { Problem } from '../../ui/problem/problem';
import { Attempt } from '../state/attempt';
import { SecondFactor } from '../state/second-factor';
import { CodeField } from './code-field';

/** Gives a passkey another name. */
@Component({
  selector: 'app-rename-passkey',
  imports: [CodeField, MatButton, Problem, TranslocoPipe],
  template: `
    <form novalidate (submit)="$event.preventDefault(); submit()">
      <app-code-field
        fieldId="passkey-name"
        kind="name"
        [label]="'account.passkey.name' | transloco"
        [problem]="problem()"
        [(value)]="name"
        (corrected)="missing.set(false)"
      />
      @if (attempt.failure(); as failure) {
        <app-problem [code]="failure.code" [requestId]="failure.requestId" />
      }
      <button matButton="filled" class="button-next" type="submit" [disabled]="attempt.running()">
        {{ 'account.passkey.save' | transloco }}
      </button>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 16px;
    }
  `,
})
export class RenamePasskey {
  private readonly secondFactor = inject(SecondFactor);
  readonly passkeyId = input.required<string>();
  readonly current = input.required<string>();
  readonly renamed = output();

  protected readonly attempt = new Attempt();
  protected readonly name = linkedSignal(() => this.current());
  protected readonly missing = signal(false);
  protected readonly problem = computed(() =>
    this.missing() ? { key: 'account.passkey.nameEmpty', params: {} } : null,
  );

  protected async submit(): Promise<void> {
    const name = this.name().trim();
    this.missing.set(name === '');
    if (this.missing()) return;
    const done = await this.attempt.run(async () => {
      await this.secondFactor.renamePasskey(this.passkeyId(), name);
      return true;
    });
    if (done) this.renamed.emit();
  }
}
