import { Component, HostListener, computed, effect, inject, input, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { BackLink } from '../../ui/back-link/back-link';
import { Confirm } from '../../ui/confirm/confirm';
import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { AnnouncementDraft, type Fields } from '../state/announcement-draft';
import { AttachmentUploads } from '../state/attachment-uploads';
import { AudienceOptions } from '../state/audience-options';
import { RichTextEditor } from '../ui/rich-text-editor';
import { StateChip } from '../ui/state-chip';
import { AttachmentsCard } from './attachments-card';
import { AudienceCard } from './audience-card';
import { EditorActions } from './editor-actions';
import { VersionsCard } from './versions-card';

/** Writes an announcement. A draft is saved as it is written; nobody loses a word by leaving. */
@Component({
  selector: 'app-editor-page',
  imports: [
    AttachmentsCard,
    AudienceCard,
    BackLink,
    EditorActions,
    MatButton,
    PageHead,
    Problem,
    ProgressLine,
    RichTextEditor,
    StateChip,
    TranslocoPipe,
    VersionsCard,
  ],
  providers: [AnnouncementDraft, AttachmentUploads, AudienceOptions],
  templateUrl: './editor-page.html',
  styleUrl: './editor-page.scss',
})
export class EditorPage {
  private readonly confirm = inject(Confirm);
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);
  private readonly times = inject(TimeTexts);
  protected readonly draft = inject(AnnouncementDraft);
  /** Of the route. */
  readonly announcementId = input.required<string>();
  protected readonly editable = computed(() => this.draft.announcement()?.can.edit ?? false);
  /** Fields that the server missed, by their names. */
  protected readonly missing = computed(
    () => new Set(this.draft.failure()?.fields.map(({ path }) => path.slice(1))),
  );
  protected readonly saved = computed(() => {
    const at = this.draft.savedAt();
    return at === null ? null : this.times.clock(at);
  });
  /** When it is to be published, or was, or was taken back. */
  protected readonly stateTime = computed(() => {
    const { publishAt, publishedAt, withdrawnAt } = this.draft.announcement() ?? {};
    const at = publishAt ?? withdrawnAt ?? publishedAt;
    return at ? this.times.dayAndTime(at) : null;
  });

  constructor() {
    effect((onCleanup) => {
      const id = this.announcementId();
      untracked(() => void this.draft.load(id));
      onCleanup(() => {
        this.draft.stop();
      });
    });
  }

  /** Asked by the route's guard: whether the page may be left. */
  async mayLeave(): Promise<boolean> {
    if (this.draft.untouched()) return this.drop();
    if (this.draft.savesItself() && (await this.draft.save())) return true;
    if (!this.draft.dirty()) return true;
    const text = (key: string) => this.transloco.translate(`announcements.leave.${key}`);
    return this.confirm.ask({
      ...{ title: text('headline'), text: text('text'), confirm: text('confirm') },
      danger: true,
    });
  }

  @HostListener('window:beforeunload', ['$event'])
  protected warn(event: BeforeUnloadEvent): void {
    if (this.draft.dirty()) event.preventDefault();
  }

  protected change(changes: Partial<Fields>): void {
    this.draft.change(changes);
  }

  protected gone(): void {
    void this.router.navigate(['/admin/announcements']);
  }

  protected opened(id: string): void {
    void this.router.navigate(['/admin/announcements', id]);
  }

  /** Somebody looked at an empty page and left: nothing of it needs to stay. */
  private async drop(): Promise<boolean> {
    await this.draft.remove();
    return true;
  }
}
