import { Component, effect, inject, input, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { AnnouncementVersionsView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { AnnouncementDraft } from '../state/announcement-draft';
import { ArticleDialog } from './article-dialog';

type Version = AnnouncementVersionsView['versions'][number];

/** Every text that readers were given, to be looked at again. */
@Component({
  selector: 'app-versions-card',
  imports: [TranslocoPipe],
  host: { class: 'card' },
  template: `
    <h2 class="title">{{ 'announcements.versions' | transloco }}</h2>
    <ol>
      @for (one of versions(); track one.version) {
        <li>
          <button type="button" (click)="show(one)">
            {{ 'announcements.version' | transloco: { number: one.version } }}
          </button>
          <span class="muted small">
            {{ when(one.savedAt) }} ·
            {{ one.savedBy ?? ('announcements.byTheClock' | transloco) }}
            @if (one.askedAgain) {
              · {{ 'announcements.askedAgain' | transloco }}
            }
          </span>
        </li>
      }
    </ol>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      padding: 20px;
    }
    li {
      display: grid;
      justify-items: start;
      padding: 8px 0;
      border-top: 1px solid var(--mat-sys-outline-variant);
    }
    button {
      padding: 0;
      border: 0;
      background: none;
      color: var(--mat-sys-primary);
      font-weight: 600;
      cursor: pointer;
    }
  `,
})
export class VersionsCard {
  private readonly draft = inject(AnnouncementDraft);
  private readonly dialog = inject(MatDialog);
  private readonly times = inject(TimeTexts);
  /** The newest; another one brings the list up to date. */
  readonly version = input.required<number>();
  protected readonly versions = signal<readonly Version[]>([]);

  constructor() {
    effect((onCleanup) => {
      this.version();
      const loading = this.draft.versions().subscribe({
        next: (versions) => {
          this.versions.set(versions);
        },
        // The text itself is there; its history is shown when the page is opened again.
        error: () => undefined,
      });
      onCleanup(() => {
        loading.unsubscribe();
      });
    });
  }

  protected when(at: string): string {
    return this.times.dayAndTime(at);
  }

  protected show({ title, body, attachments, savedAt }: Version): void {
    const announcement = this.draft.announcement();
    if (!announcement) return;
    ArticleDialog.open(this.dialog, {
      announcement,
      shown: { title, body, attachments, mustRead: announcement.mustRead, publishedAt: savedAt },
    });
  }
}
