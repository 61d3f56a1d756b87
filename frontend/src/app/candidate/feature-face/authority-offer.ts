import {
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { AUTHORITY_CHECK_MINUTES } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Departure } from '../../core/http/departure';
import { TimeTexts } from '../../core/i18n/time-texts';
import { Icon } from '../../ui/icon/icon';
import { Problem } from '../../ui/problem/problem';
import { FaceVerification } from '../state/face-verification';
import { OutsideAuthority } from '../state/outside-authority';

/** The way by an outside authority: what it takes, whether there is an outcome, and what to do then. */
@Component({
  selector: 'app-authority-offer',
  imports: [Icon, MatButton, MatProgressBar, Problem, TranslocoPipe],
  templateUrl: './authority-offer.html',
  styleUrl: './authority-offer.scss',
})
export class AuthorityOffer {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  private readonly verification = inject(FaceVerification);
  private readonly times = inject(TimeTexts);
  protected readonly authority = inject(OutsideAuthority);
  protected readonly departure = inject(Departure);
  protected readonly driver = this.authority.driver;
  protected readonly minutes = AUTHORITY_CHECK_MINUTES;
  /** When the check that is under way runs out. */
  protected readonly until = computed(() => {
    const startedAt = this.authority.check()?.startedAt;
    if (!startedAt) return '';
    const end = Date.parse(startedAt) + AUTHORITY_CHECK_MINUTES * 60_000;
    return this.times.time(new Date(end).toISOString());
  });
  /** Picture of the QR code for a page that opens on the phone alone; null where there is none. */
  protected readonly code = signal<string | null>(null);

  constructor() {
    const { authority } = this;
    effect(() => {
      if (authority.check()?.outcome === 'verified') untracked(() => void this.verification.load());
    });
    effect(() => {
      const url = authority.isUnderWay() && !authority.opensHere() && authority.check()?.url;
      this.code.set(null);
      if (url) void this.draw(url);
    });
    let last = authority.phase();
    effect(() => {
      const phase = authority.phase();
      if (last !== phase && this.hasFocus()) this.focusHeading();
      last = phase;
    });
    // Under way it stands at another place of the page: what had the focus there is gone.
    if (authority.isUnderWay()) this.focusHeading();
  }

  protected async begin(): Promise<void> {
    const url = await this.authority.begin();
    if (url && this.authority.opensHere()) this.departure.to(url);
    // Somebody else, or another tab, may have been faster.
    else if (!url) await this.verification.load();
  }

  private async draw(url: string): Promise<void> {
    const { default: qrCode } = await import('qrcode');
    const svg = await qrCode.toString(url, { type: 'svg', margin: 2 });
    if (url === this.authority.check()?.url) {
      this.code.set(`data:image/svg+xml,${encodeURIComponent(svg)}`);
    }
  }

  private hasFocus(): boolean {
    const element = this.host.nativeElement;
    return element.contains(element.ownerDocument.activeElement);
  }

  /** Who hears the page goes on at the heading, unless the focus is still somewhere. */
  private focusHeading(): void {
    const element = this.host.nativeElement;
    const { ownerDocument } = element;
    afterNextRender(
      () => {
        if (ownerDocument.activeElement !== ownerDocument.body) return;
        element.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
      },
      { injector: this.injector },
    );
  }
}
