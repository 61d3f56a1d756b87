import { HttpClient } from '@angular/common/http';
import { Injectable, computed, inject, signal } from '@angular/core';
import { rxResource, takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Store } from '@ngrx/store';
import type { IdentityUploadView, OwnIdentityFileView } from '@exam/contracts';
import { firstValueFrom, merge, throttleTime, type Observable } from 'rxjs';

import { failureOf, type Failure } from '../../core/http/failure';
import { UploadQueue } from '../../core/http/upload-queue';
import { RealtimeClient } from '../../core/realtime/realtime-client';
import { IdentityFileClient, uploadsOf } from '../data/identity-file-client';
import { candidateFeature } from './candidate.feature';

/** Milliseconds: several files may arrive at once. */
const RELOAD = { leading: true, trailing: true };

/** The identity file of the candidate's current sitting, and what is on its way to it. */
@Injectable()
export class OwnIdentityFile {
  private readonly client = inject(IdentityFileClient);
  private readonly http = inject(HttpClient);
  private readonly sitting = inject(Store).selectSignal(candidateFeature.selectCurrent);
  readonly sittingId = computed(() => {
    const sitting = this.sitting();
    return sitting?.flow.some(({ step }) => step === 'identityFile') ? sitting.id : undefined;
  });
  private readonly fetched = rxResource({
    params: () => this.sittingId(),
    stream: ({ params }) => this.client.get(params),
  });
  readonly file = computed(() => (this.fetched.hasValue() ? this.fetched.value() : null));
  readonly loadFailure = computed(() => {
    const error = this.fetched.error();
    return error ? failureOf(error.cause ?? error) : null;
  });
  /** What the last command failed with. */
  readonly failure = signal<Failure | null>(null);
  readonly sending = signal(false);
  readonly queue = new UploadQueue(
    () => uploadsOf(this.sittingId() ?? ''),
    () => {
      this.reload();
    },
  );
  /** What the server knows of and this page does not send: it failed, comes from a phone, or was cut off. */
  readonly elsewhere = computed(() => {
    const own = this.queue.uploads();
    return (this.file()?.uploads ?? []).filter(
      ({ documentId, name }) =>
        !own.some((item) => item.documentId === documentId && item.upload.file.name === name),
    );
  });

  constructor() {
    const realtime = inject(RealtimeClient);
    merge(realtime.on('identity-file.changed.v1'), realtime.reload)
      .pipe(throttleTime(500, undefined, RELOAD), takeUntilDestroyed())
      .subscribe(() => {
        this.reload();
      });
  }

  reload(): void {
    this.fetched.reload();
  }

  turn(pageId: string, degrees: 90 | 270): Promise<boolean> {
    return this.command((id) => this.client.turn(id, pageId, degrees));
  }

  remove(pageId: string): Promise<boolean> {
    return this.command((id) => this.client.remove(id, pageId));
  }

  arrange(documentId: string, pageIds: readonly string[]): Promise<boolean> {
    return this.command((id) => this.client.arrange(id, documentId, pageIds));
  }

  submit(version: number): Promise<boolean> {
    return this.command((id) => this.client.submit(id, version));
  }

  /** Makes the server forget an upload that this page does not send. */
  async forget({ id }: IdentityUploadView): Promise<void> {
    const url = `/api${uploadsOf(this.sittingId() ?? '')}/${id}`;
    const headers = { 'Tus-Resumable': '1.0.0' };
    try {
      await firstValueFrom(this.http.delete(url, { headers }));
    } catch (error) {
      this.failure.set(failureOf(error));
    }
    this.reload();
  }

  /** True once the server has done it. */
  private async command(
    send: (sittingId: string) => Observable<OwnIdentityFileView>,
  ): Promise<boolean> {
    const sittingId = this.sittingId();
    if (sittingId === undefined || this.sending()) return false;
    this.sending.set(true);
    this.failure.set(null);
    try {
      this.fetched.set(await firstValueFrom(send(sittingId)));
      return true;
    } catch (error) {
      this.failure.set(failureOf(error));
      this.reload();
      return false;
    } finally {
      this.sending.set(false);
    }
  }
}
