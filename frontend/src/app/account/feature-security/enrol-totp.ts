import { Component, computed, effect, inject, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { EnrolledView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Problem } from '../../ui/problem/problem';
import { Attempt } from '../state/attempt';
import { SecondFactor, type NewTotp } from '../state/second-factor';
import { CodeField } from './code-field';
import { CopyButton } from './copy-button';
import { factorProblem, type FactorProblem } from './factor-problem';

const empty: FactorProblem = { key: 'account.codeEmpty', params: {} };

/** Sets up an authenticator app: a QR code to scan, and the first code that the app shows. */
@Component({
  selector: 'app-enrol-totp',
  imports: [CodeField, CopyButton, MatButton, Problem, TranslocoPipe],
  template: `
    @if (totp(); as totp) {
      <form novalidate (submit)="$event.preventDefault(); submit()">
        <ol>
          <li>{{ 'account.totp.install' | transloco }}</li>
          <li>{{ 'account.totp.scan' | transloco }}</li>
          <li>{{ 'account.totp.type' | transloco }}</li>
        </ol>
        <div class="secret">
          <img [src]="totp.picture" [alt]="'account.totp.picture' | transloco" />
          <div class="grow">
            <p class="small muted">{{ 'account.totp.secret' | transloco }}</p>
            <p class="text" data-testid="totp-secret">{{ spaced() }}</p>
            <app-copy-button [text]="totp.secret" />
          </div>
        </div>
        <app-code-field
          fieldId="first-code"
          kind="totp"
          [label]="'account.prove.totp' | transloco"
          [problem]="problem()"
          [(value)]="code"
          (corrected)="correct()"
        />
        @if (confirming.failure(); as failure) {
          @if (!problem()) {
            <app-problem [code]="failure.code" [requestId]="failure.requestId" />
          }
        }
        <button
          matButton="filled"
          class="button-next"
          type="submit"
          [disabled]="confirming.running()"
        >
          {{ 'account.totp.submit' | transloco }}
        </button>
      </form>
    } @else if (beginning.failure(); as failure) {
      <app-problem [code]="failure.code" [requestId]="failure.requestId">
        <button matButton="text" type="button" (click)="begin()">{{ 'retry' | transloco }}</button>
      </app-problem>
    } @else {
      <p class="muted" role="status">{{ 'account.loading' | transloco }}</p>
    }
  `,
  styles: `
    form {
      display: grid;
      gap: 16px;
    }
    ol {
      display: grid;
      gap: 4px;
      padding-inline-start: 20px;
      list-style: decimal;
    }
    .secret {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 16px;
    }
    img {
      width: 168px;
      height: 168px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 12px;
      background: #fff;
    }
    .grow {
      min-width: 150px;
    }
    .text {
      margin: 4px 0;
      font-family: ui-monospace, monospace;
      overflow-wrap: anywhere;
    }
  `,
})
export class EnrolTotp {
  private readonly secondFactor = inject(SecondFactor);
  private readonly field = viewChild(CodeField);
  readonly enrolled = output<EnrolledView>();

  protected readonly beginning = new Attempt();
  protected readonly confirming = new Attempt();
  protected readonly totp = signal<NewTotp | null>(null);
  protected readonly code = signal('');
  private readonly missing = signal(false);
  protected readonly spaced = computed(() =>
    this.totp()
      ?.secret.match(/.{1,4}/g)
      ?.join(' '),
  );
  protected readonly problem = computed(() =>
    this.missing() ? empty : factorProblem(this.confirming.failure()),
  );

  constructor() {
    void this.begin();
    effect(() => {
      if (this.problem()) this.field()?.focus();
    });
  }

  protected async begin(): Promise<void> {
    this.totp.set((await this.beginning.run(() => this.secondFactor.newTotp())) ?? null);
  }

  protected correct(): void {
    this.missing.set(false);
    this.confirming.clear();
  }

  protected async submit(): Promise<void> {
    const code = this.code();
    this.missing.set(code.length !== 6);
    if (this.missing()) return;
    const enrolled = await this.confirming.run(() => this.secondFactor.confirmTotp(code));
    if (enrolled) this.enrolled.emit(enrolled);
  }
}
