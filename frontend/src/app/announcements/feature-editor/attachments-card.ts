import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { attachmentKind, attachmentLimits, type AttachmentView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { bytesText } from '../../core/i18n/bytes-text';
import { Icon } from '../../ui/icon/icon';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { AttachmentUploads } from '../state/attachment-uploads';

/** Files that go with the text: added by choosing or dropping, each with its progress. */
@Component({
  selector: 'app-attachments-card',
  imports: [Icon, MatButton, MatIconButton, ProgressLine, TranslocoPipe],
  host: {
    class: 'card',
    '(dragover)': '$event.preventDefault()',
    '(drop)': 'drop($event)',
  },
  templateUrl: './attachments-card.html',
  styleUrl: './attachments-card.scss',
})
export class AttachmentsCard {
  protected readonly uploads = inject(AttachmentUploads);
  readonly announcementId = input.required<string>();
  readonly attachments = input.required<readonly AttachmentView[]>();
  readonly disabled = input(false);
  readonly changed = output<readonly AttachmentView[]>();

  protected readonly accept = [...attachmentKind.options, 'jpeg'].map((end) => `.${end}`).join();
  protected readonly limits = {
    count: attachmentLimits.count,
    size: bytesText(attachmentLimits.bytes),
    total: bytesText(attachmentLimits.totalBytes),
  };
  protected readonly full = computed(
    () => this.attachments().length + this.uploads.pending().length >= attachmentLimits.count,
  );
  protected readonly bytesText = bytesText;

  protected take(files: FileList | null | undefined): void {
    for (const file of files ?? []) {
      if (this.disabled() || this.full()) return;
      this.uploads.send(this.announcementId(), file, (attachment) => {
        this.changed.emit([...this.attachments(), attachment]);
      });
    }
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.take(event.dataTransfer?.files);
  }

  protected remove(id: string): void {
    this.changed.emit(this.attachments().filter((one) => one.id !== id));
  }

  protected href({ id }: AttachmentView): string {
    return `/api/announcements/${this.announcementId()}/attachments/${id}`;
  }
}
