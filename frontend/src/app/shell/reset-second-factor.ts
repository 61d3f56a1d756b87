import { Component, computed, inject, input, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { ApiClient, lazily, type Answer } from '../core/http/api-client';
import { failureOf, type Failure } from '../core/http/failure';
import { Problem } from '../ui/problem/problem';

const view = lazily(({ staffSecondFactorView }) => staffSecondFactorView);
const nothing: Answer<undefined> = { parse: () => undefined };

/**
 * For the security admin, beside a colleague: whether they have a second factor, and a way to take a
 * lost one from them, with a reason. It signs them out; they set up another at their next login.
 */
@Component({
  selector: 'app-reset-second-factor',
  imports: [MatButton, Problem, TranslocoPipe],
  template: `
    @if (factors.hasValue()) {
      <p>{{ (isOn() ? 'factorReset.on' : 'factorReset.off') | transloco }}</p>
      @if (isOn()) {
        <form novalidate (submit)="$event.preventDefault(); reset()">
          <label for="factor-reset-reason">{{ 'factorReset.reason' | transloco }}</label>
          <div class="box" [class.wrong]="missing()">
            <input
              #field
              id="factor-reset-reason"
              maxlength="500"
              [value]="reason()"
              [attr.aria-invalid]="missing()"
              [attr.aria-describedby]="missing() ? 'factor-reset-problem' : 'factor-reset-hint'"
              (input)="reason.set(field.value); missing.set(false)"
            />
          </div>
          @if (missing()) {
            <p id="factor-reset-problem" class="problem small" role="alert">
              {{ 'factorReset.reasonMissing' | transloco }}
            </p>
          }
          <p id="factor-reset-hint" class="small muted">{{ 'factorReset.hint' | transloco }}</p>
          <button matButton="outlined" class="button-danger" type="submit" [disabled]="running()">
            {{ 'factorReset.action' | transloco }}
          </button>
        </form>
      }
    }
    @if (failure(); as failure) {
      <app-problem [code]="failure.code" [requestId]="failure.requestId">
        <button matButton="text" type="button" (click)="retry()">{{ 'retry' | transloco }}</button>
      </app-problem>
    }
  `,
  styleUrl: '../ui/field/field.scss',
  styles: `
    :host,
    form {
      display: grid;
      gap: 8px;
      justify-items: start;
    }
    .box {
      width: 100%;
    }
    .problem {
      color: var(--mat-sys-error);
    }
  `,
})
export class ResetSecondFactor {
  private readonly api = inject(ApiClient);
  readonly personId = input.required<string>();
  readonly done = output();

  protected readonly factors = rxResource({
    params: () => this.personId(),
    stream: ({ params }) => this.api.get(`/staff/${params}/second-factor`, view),
  });
  protected readonly isOn = computed(() => {
    const { totp = false, passkeys = 0 } = this.factors.hasValue() ? this.factors.value() : {};
    return totp || passkeys > 0;
  });
  protected readonly reason = signal('');
  protected readonly missing = signal(false);
  protected readonly running = signal(false);
  private readonly refused = signal<Failure | null>(null);
  protected readonly failure = computed(() => {
    const error = this.factors.error();
    return this.refused() ?? (error ? failureOf(error.cause ?? error) : null);
  });

  protected retry(): void {
    this.refused.set(null);
    this.factors.reload();
  }

  protected reset(): void {
    const reason = this.reason().trim();
    this.missing.set(reason === '');
    if (this.missing() || this.running()) return;
    this.running.set(true);
    this.refused.set(null);
    const path = `/staff/${this.personId()}/second-factor/reset`;
    this.api.post(path, { reason }, nothing).subscribe({
      next: () => {
        this.running.set(false);
        this.reason.set('');
        this.factors.reload();
        this.done.emit();
      },
      error: (error: unknown) => {
        this.running.set(false);
        this.refused.set(failureOf(error));
      },
    });
  }
}
