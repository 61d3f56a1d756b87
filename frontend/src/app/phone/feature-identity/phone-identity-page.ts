import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { IdentityDocumentView } from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import type { QueuedUpload } from '../../core/http/upload-queue';
import { bytesText } from '../../core/i18n/bytes-text';
import { Brand } from '../../shell/brand';
import { Chip } from '../../ui/chip/chip';
import { Icon } from '../../ui/icon/icon';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { SentBackText } from '../../ui/sent-back-text/sent-back-text';
import { PhoneIdentity } from '../state/phone-identity';

const images = 'image/jpeg,image/png,image/webp';
const accepted = { image: images, pdf: 'application/pdf', either: `${images},application/pdf` };

/** The phone that photographs documents for a page that is open on a computer. */
@Component({
  selector: 'app-phone-identity-page',
  imports: [Brand, Chip, Icon, MatButton, Problem, ProgressLine, SentBackText, TranslocoPipe],
  providers: [PhoneIdentity],
  templateUrl: './phone-identity-page.html',
  styleUrl: './phone-identity-page.scss',
})
export class PhoneIdentityPage {
  private readonly transloco = inject(TranslocoService);
  protected readonly phone = inject(PhoneIdentity);
  protected readonly images = images;

  constructor() {
    void this.phone.open();
  }

  protected accept({ format }: IdentityDocumentView): string {
    return accepted[format];
  }

  protected coming({ id }: IdentityDocumentView): readonly QueuedUpload[] {
    return this.phone.queue.uploads().filter(({ documentId }) => documentId === id);
  }

  protected isFull(document: IdentityDocumentView): boolean {
    const expected = this.coming(document).filter(({ upload }) => upload.state() !== 'failed');
    return document.uploaded.length + expected.length >= document.pages;
  }

  protected addAll({ id: documentId }: IdentityDocumentView, field: HTMLInputElement): void {
    for (const file of field.files ?? []) this.phone.queue.add(file, { documentId });
    field.value = '';
  }

  protected label({ upload }: QueuedUpload): string {
    const state = this.transloco.translate(`identity.upload.${upload.state()}`);
    return `${bytesText(upload.file.size)} · ${state}`;
  }
}
