import { Component, ElementRef, computed, inject, input, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import type { IdentityDocumentView, IdentityPageView } from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import type { QueuedUpload } from '../../core/http/upload-queue';
import { bytesText } from '../../core/i18n/bytes-text';
import { Chip } from '../../ui/chip/chip';
import { Confirm } from '../../ui/confirm/confirm';
import { ExamplePicture, exampleUrl } from '../../ui/example-picture/example-picture';
import { FileDrop } from '../../ui/file-drop/file-drop';
import { Icon } from '../../ui/icon/icon';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { Problem } from '../../ui/problem/problem';
import { SentBackText } from '../../ui/sent-back-text/sent-back-text';
import { OwnIdentityFile } from '../state/own-identity-file';
import { PagePreviewDialog } from './page-preview-dialog';

const tones = { missing: 'neutral', uploaded: 'accent', approved: 'ok', sentBack: 'warn' } as const;
const images = 'image/jpeg,image/png,image/webp';
const accepted = { image: images, pdf: 'application/pdf', either: `${images},application/pdf` };

/** One document that the exam asks for: what is there, what is coming, and what is missing. */
@Component({
  selector: 'app-document-card',
  imports: [
    Chip,
    ExamplePicture,
    FileDrop,
    Icon,
    MatButton,
    MatIconButton,
    Problem,
    ProgressLine,
    SentBackText,
    TranslocoPipe,
  ],
  templateUrl: './document-card.html',
  styleUrl: './document-card.scss',
})
export class DocumentCard {
  private readonly confirm = inject(Confirm);
  private readonly dialog = inject(MatDialog);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly transloco = inject(TranslocoService);
  protected readonly own = inject(OwnIdentityFile);
  readonly document = input.required<IdentityDocumentView>();
  readonly number = input.required<number>();
  readonly editable = input.required<boolean>();
  private readonly askedFor = signal(false);
  private replaced: IdentityPageView | null = null;

  protected readonly pages = computed(() => this.document().uploaded);
  protected readonly tone = computed(() => tones[this.document().status]);
  protected readonly accept = computed(() => accepted[this.document().format]);
  protected readonly coming = computed(() =>
    this.own.queue.uploads().filter(({ documentId }) => documentId === this.document().id),
  );
  protected readonly elsewhere = computed(() =>
    this.own.elsewhere().filter(({ documentId }) => documentId === this.document().id),
  );
  protected readonly isFull = computed(() => {
    const expected = this.coming().filter(({ upload }) => upload.state() !== 'failed').length;
    return this.pages().length + expected >= this.document().pages;
  });
  /** The candidate wanted to hand the file in without this document. */
  protected readonly lacks = computed(
    () => this.askedFor() && ['missing', 'sentBack'].includes(this.document().status),
  );

  /** Says that this one is missing, and brings it into view. */
  showLacking(): void {
    this.askedFor.set(true);
    this.element.scrollIntoView({ block: 'center' });
    this.element.querySelector<HTMLElement>('h2')?.focus();
  }

  protected add(file: File): void {
    const replaces = this.replaced?.id;
    this.replaced = null;
    const documentId = this.document().id;
    this.own.queue.add(file, { documentId, ...(replaces !== undefined && { replaces }) });
  }

  protected addAll(field: HTMLInputElement): void {
    for (const file of field.files ?? []) this.add(file);
    field.value = '';
  }

  /** The next file that is chosen comes in place of this page. */
  protected replace(page: IdentityPageView, field: HTMLInputElement): void {
    this.replaced = page;
    field.click();
  }

  protected view(page: IdentityPageView): void {
    this.dialog.open(PagePreviewDialog, {
      data: { url: `/api${page.links.picture}`, title: this.document().name },
      maxWidth: '96vw',
    });
  }

  protected viewExample(id: string): void {
    const title = this.transloco.translate('identity.example', { name: this.document().name });
    this.dialog.open(PagePreviewDialog, { data: { url: exampleUrl(id), title }, maxWidth: '96vw' });
  }

  protected async remove(page: IdentityPageView): Promise<void> {
    const text = (key: string) => this.transloco.translate(`identity.remove.${key}`);
    const question = { title: text('title'), text: text('text'), confirm: text('confirm') };
    if (await this.confirm.ask({ ...question, danger: true })) await this.own.remove(page.id);
  }

  /** Moves a page one place forwards (1) or back (-1). */
  protected async move(index: number, by: -1 | 1): Promise<void> {
    const ids = this.pages().map(({ id }) => id);
    const [moved] = ids.splice(index, 1);
    if (moved === undefined) return;
    ids.splice(index + by, 0, moved);
    await this.own.arrange(this.document().id, ids);
  }

  protected label({ upload }: QueuedUpload): string {
    const { file } = upload;
    const state = this.transloco.translate(`identity.upload.${upload.state()}`);
    return `${file.name} · ${bytesText(file.size)} · ${state}`;
  }
}
