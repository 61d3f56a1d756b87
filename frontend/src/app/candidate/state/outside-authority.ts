import { DOCUMENT, DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { AuthorityCheckView, AuthorityOfferView } from '@exam/contracts';
import { filter, firstValueFrom, fromEvent, merge } from 'rxjs';

import { failureOf, type Failure } from '../../core/http/failure';
import { RealtimeClient } from '../../core/realtime/realtime-client';
import { AuthorityClient } from '../data/authority-client';
import { authorityPhase, opensHere } from './authority-phase';

/** Seconds before the authority is asked again; after the last the candidate asks. */
const pauses = [2, 3, 5, 5, 5, 10, 10, 10, 10];

/** The outside authority and one sitting's checks by it; one for each page. */
@Injectable()
export class OutsideAuthority {
  private readonly client = inject(AuthorityClient);
  private readonly document = inject(DOCUMENT);
  private readonly offerSignal = signal<AuthorityOfferView | null>(null);
  private readonly failureSignal = signal<Failure | null>(null);
  private readonly busySignal = signal(false);
  private readonly askingSignal = signal(false);
  private readonly gaveUpSignal = signal(false);
  private readonly awaited = signal<string | null>(null);
  private sittingId: string | null = null;
  private asked = 0;
  private next: ReturnType<typeof setTimeout> | undefined;

  /** Of the last question or command. */
  readonly failure = this.failureSignal.asReadonly();
  /** A check is being begun. */
  readonly busy = this.busySignal.asReadonly();
  /** It was asked in vain until the candidate had enough, or we had. */
  readonly gaveUp = this.gaveUpSignal.asReadonly();
  readonly checksLeft = computed(() => this.offerSignal()?.checksLeft ?? 0);
  /** The newest one. */
  readonly check = computed(() => this.offerSignal()?.check ?? null);
  readonly phase = computed(() => authorityPhase(this.offerSignal(), this.askingSignal()));
  readonly isUnderWay = computed(() => this.phase() === 'asking' || this.phase() === 'open');
  /** What the candidate waits for, or waited for on this page. */
  readonly comesFirst = computed(() => this.isUnderWay() || this.awaited() === this.check()?.id);
  /** Who is asked now, or would be. */
  readonly driver = computed(() => {
    const { check, driver } = this.offerSignal() ?? { check: null, driver: null };
    return (this.isUnderWay() ? check?.driver : driver) ?? check?.driver ?? null;
  });
  readonly opensHere = computed(() => {
    const driver = this.driver();
    return driver !== null && opensHere(driver, navigator.userAgent);
  });

  constructor() {
    const { document } = this;
    const shown = fromEvent(document, 'visibilitychange').pipe(filter(() => !document.hidden));
    // A page that the browser kept is shown again after the authority's, as it was left.
    const cameBack = fromEvent<PageTransitionEvent>(document.defaultView ?? document, 'pageshow');
    merge(shown, cameBack.pipe(filter(({ persisted }) => persisted)), inject(RealtimeClient).reload)
      .pipe(takeUntilDestroyed())
      .subscribe(() => {
        if (!this.busy()) void this.load();
      });
    inject(DestroyRef).onDestroy(() => {
      this.stop();
    });
  }

  of(sittingId: string): void {
    if (sittingId === this.sittingId) return;
    this.sittingId = sittingId;
    void this.load();
  }

  /** Looks at how it stands; of a check whose page opens here, the authority is asked at once. */
  async load(): Promise<void> {
    const { sittingId } = this;
    if (!sittingId) return;
    try {
      const offer = await firstValueFrom(this.client.offer(sittingId));
      this.offerSignal.set(offer);
      this.failureSignal.set(null);
    } catch (error) {
      this.failureSignal.set(failureOf(error));
      return;
    }
    const isStarting = this.check()?.state === 'starting';
    if (this.isUnderWay() && (isStarting || this.opensHere()) && !this.gaveUp()) this.ask();
  }

  /** Begins a check, or finds the one under way; the address to go to, null where there is none. */
  async begin(): Promise<string | null> {
    const { sittingId } = this;
    if (!sittingId || this.busy()) return null;
    this.busySignal.set(true);
    this.gaveUpSignal.set(false);
    try {
      this.take(await firstValueFrom(this.client.begin(sittingId)));
    } catch (error) {
      // Also after a refusal another tab may have changed what there is.
      await this.load();
      this.failureSignal.set(failureOf(error));
    }
    this.busySignal.set(false);
    if (this.check()?.state === 'starting') this.ask();
    return this.check()?.url ?? null;
  }

  /** Asks the authority what became of the check, until it is known or this has taken long enough. */
  ask(): void {
    if (this.askingSignal() || this.busy()) return;
    this.askingSignal.set(true);
    this.awaited.set(this.check()?.id ?? null);
    this.gaveUpSignal.set(false);
    this.asked = 0;
    void this.askOnce();
  }

  /** The candidate does not want to wait any longer. */
  giveUp(): void {
    this.stop();
    this.gaveUpSignal.set(true);
  }

  private stop(): void {
    clearTimeout(this.next);
    this.askingSignal.set(false);
  }

  private async askOnce(): Promise<void> {
    const [id, { sittingId }] = [this.check()?.id, this];
    if (!sittingId || !id) return;
    if (!this.document.hidden) {
      try {
        this.take(await firstValueFrom(this.client.check(sittingId, id)));
      } catch (error) {
        this.failureSignal.set(failureOf(error));
      }
    }
    if (!this.askingSignal()) return;
    const pause = pauses[this.asked];
    if (this.check()?.state === 'finished') this.stop();
    else if (pause === undefined) this.giveUp();
    else {
      // Nobody looks: that does not count.
      if (!this.document.hidden) this.asked++;
      this.next = setTimeout(() => void this.askOnce(), pause * 1_000);
    }
  }

  /** A check as it is now; one that is new is one less that is left. */
  private take(check: AuthorityCheckView): void {
    this.failureSignal.set(null);
    this.offerSignal.update((offer) => {
      if (!offer) return offer;
      const isNew = offer.check?.id !== check.id;
      return { ...offer, check, checksLeft: Math.max(0, offer.checksLeft - Number(isNew)) };
    });
  }
}
