import { NgTemplateOutlet } from '@angular/common';
import {
  Component,
  ElementRef,
  Injector,
  TemplateRef,
  afterNextRender,
  contentChild,
  effect,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ConsentPurpose } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../ui/icon/icon';
import { Problem } from '../../ui/problem/problem';
import { OwnConsent } from '../state/own-consent';
import { ConsentText } from '../ui/consent-text';

/**
 * Asks for a consent, and shows what needs it only once it is given:
 *
 *     <app-consent-gate purpose="faceData" (refused)="…">
 *       <ng-template>what needs the consent; not even made before</ng-template>
 *       <a>what who refused may do instead</a>
 *     </app-consent-gate>
 *
 * `refused` tells of a refusal that is said now, not of one that was said before.
 */
@Component({
  selector: 'app-consent-gate',
  imports: [ConsentText, Icon, MatButton, NgTemplateOutlet, Problem, TranslocoPipe],
  providers: [OwnConsent],
  host: { tabindex: '-1' },
  templateUrl: './consent-gate.html',
  styleUrl: './consent-gate.scss',
})
export class ConsentGate {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  protected readonly own = inject(OwnConsent);
  readonly purpose = input.required<ConsentPurpose>();
  readonly refused = output();
  protected readonly behind = contentChild.required(TemplateRef);
  /** Who refused wants to read it again. */
  protected readonly again = signal(false);

  constructor() {
    effect(() => {
      this.own.ask(this.purpose());
    });
  }

  protected async decide(decision: 'given' | 'refused'): Promise<void> {
    if (!(await this.own.decide(decision))) return;
    this.again.set(false);
    this.focusHeading();
    if (decision === 'refused') this.refused.emit();
  }

  protected readAgain(): void {
    this.again.set(true);
    this.focusHeading();
  }

  /** What had the focus is gone; who hears the page goes on at what took its place. */
  private focusHeading(): void {
    const gate = this.host.nativeElement;
    const focus = () => {
      (gate.querySelector<HTMLElement>('[tabindex="-1"]') ?? gate).focus();
    };
    afterNextRender(focus, { injector: this.injector });
  }
}
