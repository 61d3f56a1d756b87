import { Component, computed, inject, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { EnrolledView } from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { Icon } from '../../ui/icon/icon';
import { Problem } from '../../ui/problem/problem';
import { Attempt } from '../state/attempt';
import { SecondFactor } from '../state/second-factor';
import { CodeField } from './code-field';
import type { FactorProblem } from './factor-problem';

const empty: FactorProblem = { key: 'account.passkey.nameEmpty', params: {} };

/** Sets up a passkey on this device, or on one that the browser offers. */
@Component({
  selector: 'app-enrol-passkey',
  imports: [CodeField, Icon, MatButton, Problem, TranslocoPipe],
  template: `
    <form novalidate (submit)="$event.preventDefault(); submit()">
      <p>{{ 'account.passkey.text' | transloco }}</p>
      <app-code-field
        fieldId="passkey-name"
        kind="name"
        [label]="'account.passkey.name' | transloco"
        [problem]="problem()"
        [(value)]="name"
        (corrected)="correct()"
      />
      @if (attempt.cancelled()) {
        <p class="cancelled small" role="alert">{{ 'account.passkeyCancelled' | transloco }}</p>
      }
      @if (attempt.failure(); as failure) {
        <app-problem [code]="failure.code" [requestId]="failure.requestId" />
      }
      <button matButton="filled" class="button-next" type="submit" [disabled]="attempt.running()">
        <span class="row"
          ><app-icon name="passkey" />{{ 'account.passkey.submit' | transloco }}</span
        >
      </button>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 16px;
    }
    .cancelled {
      color: var(--mat-sys-error);
    }
  `,
})
export class EnrolPasskey {
  private readonly secondFactor = inject(SecondFactor);
  readonly enrolled = output<EnrolledView>();

  protected readonly attempt = new Attempt();
  protected readonly name = signal(inject(TranslocoService).translate('account.passkey.usualName'));
  private readonly missing = signal(false);
  protected readonly problem = computed(() => (this.missing() ? empty : null));

  protected correct(): void {
    this.missing.set(false);
    this.attempt.clear();
  }

  protected async submit(): Promise<void> {
    const name = this.name().trim();
    this.missing.set(name === '');
    if (this.missing()) return;
    const enrolled = await this.attempt.run(() => this.secondFactor.addPasskey(name));
    if (enrolled) this.enrolled.emit(enrolled);
  }
}
