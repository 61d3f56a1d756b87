import {
  Component,
  DestroyRef,
  DOCUMENT,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  linkedSignal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { AppBar } from '../../shell/app-bar';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PledgeSheet } from '../../ui/pledge-sheet/pledge-sheet';
import { Problem } from '../../ui/problem/problem';
import { OwnPledge } from '../state/own-pledge';
import { EndSeen } from './end-seen';

/** The exam's pledge: read to its end, agreed to, and printed where somebody wants it on paper. */
@Component({
  selector: 'app-pledge-page',
  imports: [
    AppBar,
    EmptyState,
    EndSeen,
    Icon,
    MatButton,
    PledgeSheet,
    Problem,
    RouterLink,
    TranslocoPipe,
  ],
  providers: [OwnPledge],
  templateUrl: './pledge-page.html',
  styleUrl: './pledge-page.scss',
})
export class PledgePage {
  private readonly document = inject(DOCUMENT);
  private readonly times = inject(TimeTexts);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private readonly gone = inject(DestroyRef);
  protected readonly own = inject(OwnPledge);
  private readonly version = computed(() => this.own.pledge()?.version);
  /** Whether the end of the text that is asked now was seen: of a new one it was not. */
  protected readonly seen = linkedSignal({ source: this.version, computation: () => false });
  protected readonly text = computed(
    () => this.own.agreed()?.text ?? this.own.pledge()?.text ?? '',
  );
  protected readonly agreedAt = computed(() => {
    const at = this.own.agreed()?.agreedAt;
    return at ? `${this.times.date(at)} ${this.times.clock(at)}` : null;
  });
  /** Something was agreed to, but not to this text. */
  protected readonly changed = computed(
    () => this.own.pledge()?.agreement !== null && this.own.agreed() === null,
  );

  protected async agree(): Promise<void> {
    if (!this.seen() || !(await this.own.agree()) || this.gone.destroyed) return;
    const focus = () => {
      this.host.nativeElement.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
    };
    afterNextRender(focus, { injector: this.injector });
  }

  protected print(): void {
    this.document.defaultView?.print();
  }
}
