import { Component, computed, inject, input } from '@angular/core';
import type { AttachmentView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Chip } from '../chip/chip';
import { AttachmentList } from './attachment-list';

export interface Article {
  readonly title: string;
  /** The school or the college that published it. */
  readonly from: string;
  /** ISO; null while it is a draft. */
  readonly publishedAt: string | null;
  readonly changedAt: string | null;
  readonly mustRead: boolean;
  /** HTML that the server has cleaned. */
  readonly body: string;
  readonly attachments: readonly AttachmentView[];
}

/** An announcement as its readers see it. Its content stands below the text. */
@Component({
  selector: 'app-announcement-article',
  imports: [AttachmentList, Chip, TranslocoPipe],
  template: `
    <article aria-labelledby="article-title">
      <header>
        @if (article().mustRead) {
          <app-chip tone="warn">{{ 'article.mustRead' | transloco }}</app-chip>
        }
        <h1 id="article-title" class="headline" tabindex="-1">{{ article().title }}</h1>
        <p class="muted">
          {{ article().from }}
          @if (times(); as times) {
            <span> · {{ times.published }}</span>
            @if (times.changed; as at) {
              <span> · {{ 'article.changedAt' | transloco: { at } }}</span>
            }
          }
        </p>
      </header>
      <div class="rich-text" [innerHTML]="article().body"></div>
      @if (article().attachments.length > 0) {
        <section>
          <h2 class="title">{{ 'article.attachments' | transloco }}</h2>
          <app-attachment-list [attachments]="article().attachments" [folder]="folder()" />
        </section>
      }
      <ng-content />
    </article>
  `,
  styles: `
    article {
      display: grid;
      gap: 24px;
      min-width: 0;
    }
    header {
      display: grid;
      gap: 8px;
      justify-items: start;
      padding-bottom: 20px;
      border-bottom: 1px solid var(--mat-sys-outline-variant);
    }
    h1 {
      overflow-wrap: anywhere;
    }
    section {
      display: grid;
      gap: 12px;
    }
  `,
})
export class AnnouncementArticle {
  private readonly timeTexts = inject(TimeTexts);
  readonly article = input.required<Article>();
  /** The address of each attachment, but for its id. */
  readonly folder = input.required<string>();
  protected readonly times = computed(() => {
    const { publishedAt, changedAt } = this.article();
    return (
      publishedAt && {
        published: this.timeTexts.dayAndTime(publishedAt),
        changed: changedAt && this.timeTexts.dayAndTime(changedAt),
      }
    );
  });
}
