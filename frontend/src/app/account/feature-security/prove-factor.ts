import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { SecondFactorMethods, SessionView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../ui/icon/icon';
import { Problem } from '../../ui/problem/problem';
import { Attempt } from '../state/attempt';
import { SecondFactor } from '../state/second-factor';
import { CodeField } from './code-field';
import { factorProblem, type FactorProblem } from './factor-problem';

type Method = keyof SecondFactorMethods;

const empty: FactorProblem = { key: 'account.codeEmpty', params: {} };

/** Asks somebody to prove a factor that they have, by whichever way they choose. */
@Component({
  selector: 'app-prove-factor',
  imports: [CodeField, Icon, MatButton, Problem, TranslocoPipe],
  template: `
    <form novalidate (submit)="$event.preventDefault(); submit()">
      @switch (method()) {
        @case ('passkey') {
          <p class="hint">{{ 'account.prove.passkeyHint' | transloco }}</p>
        }
        @case ('recoveryCode') {
          <app-code-field
            fieldId="recovery-code"
            kind="recoveryCode"
            [label]="'account.prove.recoveryCode' | transloco"
            [problem]="problem()"
            [(value)]="code"
            (corrected)="correct()"
          />
        }
        @default {
          <app-code-field
            fieldId="totp-code"
            kind="totp"
            [label]="'account.prove.totp' | transloco"
            [problem]="problem()"
            [(value)]="code"
            (corrected)="correct()"
          />
        }
      }
      @if (attempt.cancelled()) {
        <p class="cancelled small" role="alert">{{ 'account.passkeyCancelled' | transloco }}</p>
      }
      @if (failure(); as failure) {
        <app-problem [code]="failure.code" [requestId]="failure.requestId" />
      }
      <button matButton="filled" class="button-next" type="submit" [disabled]="attempt.running()">
        @if (method() === 'passkey') {
          <span class="row"
            ><app-icon name="passkey" />{{ 'account.prove.usePasskey' | transloco }}</span
          >
        } @else {
          {{ 'account.prove.submit' | transloco }}
        }
      </button>
      @for (other of others(); track other) {
        <button matButton="text" type="button" (click)="choose(other)">
          {{ 'account.prove.other.' + other | transloco }}
        </button>
      }
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
    button + button {
      margin-top: -8px;
    }
  `,
})
export class ProveFactor {
  private readonly secondFactor = inject(SecondFactor);
  private readonly field = viewChild(CodeField);
  readonly methods = input.required<SecondFactorMethods>();
  readonly proved = output<SessionView>();

  protected readonly attempt = new Attempt();
  protected readonly code = signal('');
  private readonly missing = signal(false);
  private readonly usable = computed(() => {
    const { totp, passkey, recoveryCode } = this.methods();
    const usable: Method[] = [];
    if (totp) usable.push('totp');
    if (passkey && this.secondFactor.passkeysOffered) usable.push('passkey');
    if (recoveryCode) usable.push('recoveryCode');
    return usable;
  });
  protected readonly method = linkedSignal<Method>(() => this.usable()[0] ?? 'totp');
  protected readonly others = computed(() => this.usable().filter((one) => one !== this.method()));
  protected readonly problem = computed(() =>
    this.missing() ? empty : factorProblem(this.attempt.failure()),
  );
  /** A failure that belongs at no field. */
  protected readonly failure = computed(() => {
    const failure = this.attempt.failure();
    return failure && (this.method() === 'passkey' || !factorProblem(failure)) ? failure : null;
  });

  constructor() {
    effect(() => {
      if (this.problem()) this.field()?.focus();
    });
  }

  protected choose(method: Method): void {
    this.method.set(method);
    this.code.set('');
    this.correct();
    if (method === 'passkey') void this.submit();
  }

  protected correct(): void {
    this.missing.set(false);
    this.attempt.clear();
  }

  protected async submit(): Promise<void> {
    const method = this.method();
    const code = this.code();
    const complete = method === 'totp' ? code.length === 6 : code.trim() !== '';
    this.missing.set(method !== 'passkey' && !complete);
    if (this.missing()) return;
    const session = await this.attempt.run(() =>
      method === 'passkey'
        ? this.secondFactor.provePasskey()
        : this.secondFactor.prove(method, code),
    );
    if (session) this.proved.emit(session);
  }
}
