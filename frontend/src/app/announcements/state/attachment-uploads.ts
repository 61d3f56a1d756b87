import { Injectable, inject, signal } from '@angular/core';
import { attachmentLimits, type AttachmentView } from '@exam/contracts';

import { failureOf, type FailureCode } from '../../core/http/failure';
import { AnnouncementsClient } from '../data/announcements-client';

/** A file on its way, or one that did not get there. */
export interface PendingUpload {
  readonly key: number;
  readonly name: string;
  /** Bytes. */
  readonly sent: number;
  readonly total: number;
  readonly failure: FailureCode | null;
}

/** Files that are being attached to the announcement in the editor. */
@Injectable()
export class AttachmentUploads {
  private readonly client = inject(AnnouncementsClient);
  private keys = 0;
  private readonly pendingSignal = signal<readonly PendingUpload[]>([]);
  readonly pending = this.pendingSignal.asReadonly();

  /** Sends a file; `done` gets it once the server has it. What is too large is not even sent. */
  send(announcementId: string, file: File, done: (attachment: AttachmentView) => void): void {
    const key = ++this.keys;
    const { name, size: total } = file;
    const failure = refusalOf(file);
    this.pendingSignal.update((all) => [...all, { key, name, sent: 0, total, failure }]);
    if (failure) return;
    this.client.attach(announcementId, file).subscribe({
      next: ({ sent, answer }) => {
        this.update(key, { sent });
        if (!answer) return;
        this.dismiss(key);
        done(answer);
      },
      error: (error: unknown) => {
        this.update(key, { failure: failureOf(error).code });
      },
    });
  }

  dismiss(key: number): void {
    this.pendingSignal.update((all) => all.filter((one) => one.key !== key));
  }

  private update(key: number, changes: Partial<PendingUpload>): void {
    this.pendingSignal.update((all) =>
      all.map((one) => (one.key === key ? { ...one, ...changes } : one)),
    );
  }
}

function refusalOf({ size }: File): FailureCode | null {
  if (size === 0) return 'file-empty';
  return size > attachmentLimits.bytes ? 'file-too-large' : null;
}
