import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { EnrolledView, SecondFactorStep, SessionView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { AppBar } from '../../shell/app-bar';
import { Problem } from '../../ui/problem/problem';
import { Attempt } from '../state/attempt';
import { SecondFactor } from '../state/second-factor';
import { ChooseFactor, type NewFactor } from './choose-factor';
import { EnrolPasskey } from './enrol-passkey';
import { EnrolTotp } from './enrol-totp';
import { ProveFactor } from './prove-factor';
import { RecoveryCodes } from './recovery-codes';

/** The second step of a login: prove the factor that there is, or set up the one that is demanded. */
@Component({
  selector: 'app-second-factor-page',
  imports: [
    AppBar,
    ChooseFactor,
    EnrolPasskey,
    EnrolTotp,
    MatButton,
    Problem,
    ProveFactor,
    RecoveryCodes,
    TranslocoPipe,
  ],
  template: `
    <app-bar />
    <main>
      <div class="card">
        <h1 class="title-large">{{ 'account.step.' + part() + '.headline' | transloco }}</h1>
        @if (part() === 'prove' || part() === 'enrol') {
          <p class="muted">{{ 'account.step.' + part() + '.text' | transloco }}</p>
        }
        @switch (part()) {
          @case ('prove') {
            @if (step(); as step) {
              <app-prove-factor [methods]="step.methods" (proved)="enter($event)" />
            }
          }
          @case ('enrol') {
            <app-choose-factor (chosen)="chosen.set($event)" />
          }
          @case ('totp') {
            <app-enrol-totp (enrolled)="keep($event)" />
          }
          @case ('passkey') {
            <app-enrol-passkey (enrolled)="keep($event)" />
          }
          @case ('codes') {
            @if (enrolled(); as enrolled) {
              <app-recovery-codes
                [codes]="enrolled.recoveryCodes ?? []"
                (kept)="enter(enrolled.session)"
              />
            }
          }
          @default {
            @if (loading.failure(); as failure) {
              <app-problem [code]="failure.code" [requestId]="failure.requestId">
                <button matButton="text" type="button" (click)="load()">
                  {{ 'retry' | transloco }}
                </button>
              </app-problem>
            }
          }
        }
        @if (part() !== 'codes') {
          <div class="ways">
            @if (chosen()) {
              <button matButton="text" type="button" (click)="chosen.set(null)">
                {{ 'account.step.back' | transloco }}
              </button>
            }
            <button matButton="text" type="button" (click)="leave()">
              {{ 'account.step.leave' | transloco }}
            </button>
          </div>
        }
      </div>
    </main>
  `,
  styles: `
    main {
      display: grid;
      flex: 1;
      justify-content: center;
      align-items: center;
      grid-template-columns: minmax(0, 480px);
      padding: 24px 16px;
    }
    .card {
      display: grid;
      gap: 16px;
      padding: 32px;
      box-shadow: var(--app-shadow-1);
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      justify-content: center;
    }
    @media (width <= 720px) {
      main {
        align-items: start;
        padding: 16px;
      }
      .card {
        padding: 20px;
      }
    }
  `,
})
export class SecondFactorPage {
  private readonly secondFactor = inject(SecondFactor);
  protected readonly loading = new Attempt();
  protected readonly step = signal<SecondFactorStep | null>(null);
  protected readonly chosen = signal<NewFactor | null>(null);
  protected readonly enrolled = signal<EnrolledView | null>(null);
  protected readonly part = computed(() => {
    if (this.enrolled()) return 'codes';
    const step = this.step();
    if (!step) return 'loading';
    return step.step === 'enrol' ? (this.chosen() ?? 'enrol') : 'prove';
  });

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.step.set((await this.loading.run(() => this.secondFactor.step())) ?? null);
  }

  protected keep(enrolled: EnrolledView): void {
    if (enrolled.recoveryCodes) this.enrolled.set(enrolled);
    else this.enter(enrolled.session);
  }

  protected enter(session: SessionView): void {
    this.secondFactor.enter(session);
  }

  protected leave(): void {
    this.secondFactor.leave();
  }
}
