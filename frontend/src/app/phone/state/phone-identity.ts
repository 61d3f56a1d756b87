import { DOCUMENT, DestroyRef, Injectable, inject, signal } from '@angular/core';
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
    const token = location.hash.slice(1);
    if (!token) return this.look();
    defaultView?.history.replaceState(null, '', location.pathname);
    await this.load(this.client.open(token));
  }

  async look(): Promise<void> {
    await this.load(this.client.file());
  }

  private async load(view: Observable<PhoneIdentityView>): Promise<void> {
    try {
      this.file.set(await firstValueFrom(view));
      this.failure.set(null);
    } catch (error) {
      const failure = failureOf(error);
      // Without the network what was loaded stays.
      if (failure.code !== 'unreachable') this.file.set(null);
      this.failure.set(failure);
    }
  }
}
