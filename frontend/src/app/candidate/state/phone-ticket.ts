import { DOCUMENT, Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { firstValueFrom } from 'rxjs';

import { failureOf, type Failure } from '../../core/http/failure';
import { RealtimeClient } from '../../core/realtime/realtime-client';
import { IdentityFileClient } from '../data/identity-file-client';

/** The ticket with which a phone uploads, as long as this page is open. */
@Injectable()
export class PhoneTicket {
  private readonly client = inject(IdentityFileClient);
  private readonly origin = inject(DOCUMENT).location.origin;
  private sittingId: string | null = null;

  readonly state = signal<'none' | 'waiting' | 'opened'>('none');
  readonly expiresAt = signal<string | null>(null);
  readonly failure = signal<Failure | null>(null);
  /** The QR code as a data URL. */
  readonly picture = signal<string | null>(null);

  constructor() {
    inject(RealtimeClient)
      .on('identity-file.changed.v1')
      .pipe(takeUntilDestroyed())
      .subscribe(() => {
        if (this.state() === 'waiting') void this.look();
      });
  }

  /** A new one; the phone that used the one before is out. */
  async create(sittingId: string): Promise<void> {
    this.sittingId = sittingId;
    this.failure.set(null);
    this.picture.set(null);
    this.state.set('none');
    try {
      const [{ token, expiresAt }, { default: qrCode }] = await Promise.all([
        firstValueFrom(this.client.createTicket(sittingId)),
        import('qrcode'),
      ]);
      // In the fragment: no browser sends it to any server.
      const url = `${this.origin}/phone/identity#${token}`;
      const svg = await qrCode.toString(url, { type: 'svg', margin: 2 });
      this.picture.set(`data:image/svg+xml,${encodeURIComponent(svg)}`);
      this.expiresAt.set(expiresAt);
      this.state.set('waiting');
    } catch (error) {
      this.failure.set(failureOf(error));
    }
  }

  private async look(): Promise<void> {
    if (this.sittingId === null) return;
    try {
      this.state.set((await firstValueFrom(this.client.ticket(this.sittingId))).state);
    } catch (error) {
      this.failure.set(failureOf(error));
    }
  }
}
