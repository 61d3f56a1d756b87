import { DOCUMENT, DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import type { PhoneIdentityView } from '@exam/contracts';
import { firstValueFrom, type Observable } from 'rxjs';

import { failureOf, type Failure } from '../../core/http/failure';
import { UploadQueue } from '../../core/http/upload-queue';
import { phoneUploads, PhoneClient } from '../data/phone-client';

/** Milliseconds. Looking keeps the ticket alive, too, as long as the page is open. */
const LOOK_EVERY = 60_000;

/** The documents to which this phone uploads. */
@Injectable()
export class PhoneIdentity {
  private readonly client = inject(PhoneClient);
  private readonly document = inject(DOCUMENT);
  readonly file = signal<PhoneIdentityView | null>(null);
  readonly failure = signal<Failure | null>(null);
  /** The ticket is no good, or no more: only a new code helps. */
  readonly isOut = computed(() => this.failure()?.code.startsWith('upload-ticket-') ?? false);
  /** Until the server has taken it. */
  private token = '';
  readonly queue = new UploadQueue(
    () => phoneUploads,
    () => void this.look(),
  );

  constructor() {
    const timer = setInterval(() => {
      if (this.document.visibilityState === 'visible') void this.look();
    }, LOOK_EVERY);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(timer);
    });
  }

  /** Takes the token out of the address, so that neither history nor a screenshot has it. */
  async open(): Promise<void> {
    const { location, defaultView } = this.document;
    this.token = location.hash.slice(1);
    if (this.token) defaultView?.history.replaceState(null, '', location.pathname);
    await this.look();
  }

  async look(): Promise<void> {
    await this.load(this.token ? this.client.open(this.token) : this.client.file());
  }

  private async load(view: Observable<PhoneIdentityView>): Promise<void> {
    try {
      this.file.set(await firstValueFrom(view));
      this.failure.set(null);
      this.token = '';
    } catch (error) {
      this.failure.set(failureOf(error));
      // Whatever else is wrong passes, and what was loaded stays.
      if (this.isOut()) this.file.set(null);
    }
  }
}
