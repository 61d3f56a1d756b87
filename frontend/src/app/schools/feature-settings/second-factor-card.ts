import { Component, inject, input, linkedSignal, signal } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import type { SchoolSettingsView, SecondFactorPolicy } from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { failureOf, type Failure } from '../../core/http/failure';
import { Problem } from '../../ui/problem/problem';
import { SettingsState } from '../state/settings-state';

/** In the order of how much they demand. */
const policies: readonly SecondFactorPolicy[] = ['optional', 'admins', 'everyone'];

/** Who of the school has to sign in with a second factor: security admins decide it. */
@Component({
  selector: 'app-second-factor-card',
  imports: [Problem, TranslocoPipe],
  host: { class: 'card' },
  template: `
    <fieldset [disabled]="!settings().can.setSecondFactor">
      <legend class="title">{{ 'schools.settings.secondFactor.title' | transloco }}</legend>
      @for (policy of policies; track policy) {
        <label>
          <input
            type="radio"
            name="second-factor"
            [checked]="chosen() === policy"
            (change)="set(policy)"
          />
          {{ 'schools.settings.secondFactor.' + policy | transloco }}
        </label>
      }
    </fieldset>
    @if (failure(); as failed) {
      <app-problem [code]="failed.code" [requestId]="failed.requestId" />
    }
    @if (!settings().can.setSecondFactor) {
      <p class="muted small">{{ 'schools.settings.secondFactor.others' | transloco }}</p>
    }
  `,
  styles: `
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0 0 8px;
    }
    label {
      display: flex;
      align-items: center;
      gap: 10px;
      min-height: 36px;
      cursor: pointer;
    }
    fieldset:disabled label {
      cursor: default;
    }
    input {
      width: 16px;
      height: 16px;
      margin: 0;
      accent-color: var(--mat-sys-primary);
    }
  `,
})
export class SecondFactorCard {
  private readonly state = inject(SettingsState);
  private readonly snackBar = inject(MatSnackBar);
  private readonly transloco = inject(TranslocoService);
  readonly settings = input.required<SchoolSettingsView>();
  protected readonly policies = policies;
  protected readonly chosen = linkedSignal(() => this.settings().secondFactor);
  /** One after the other: what was chosen last is what stays. */
  private saving = Promise.resolve();
  protected readonly failure = signal<Failure | null>(null);

  protected set(policy: SecondFactorPolicy): void {
    this.chosen.set(policy);
    this.saving = this.saving.then(() => this.save(policy));
  }

  private async save(policy: SecondFactorPolicy): Promise<void> {
    this.failure.set(null);
    try {
      await this.state.setSecondFactor(policy);
      const saved = this.transloco.translate('schools.settings.saved');
      this.snackBar.open(saved, undefined, { duration: 4_000 });
    } catch (error) {
      this.failure.set(failureOf(error));
      this.chosen.set(this.settings().secondFactor);
    }
  }
}
