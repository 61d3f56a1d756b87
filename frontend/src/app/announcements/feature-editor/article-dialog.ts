import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
  type MatDialog,
} from '@angular/material/dialog';
import type { AnnouncementView } from '@exam/contracts';
import { Store } from '@ngrx/store';
import { TranslocoPipe } from '@jsverse/transloco';

import { sessionFeature } from '../../core/session/session.feature';
import { AnnouncementArticle, type Article } from '../../ui/announcement/announcement-article';

interface Data {
  readonly announcement: AnnouncementView;
  readonly shown: Pick<Article, 'title' | 'body' | 'attachments' | 'mustRead' | 'publishedAt'>;
}

/** A text as its readers see it, on a computer or on a phone. */
@Component({
  selector: 'app-article-dialog',
  imports: [
    AnnouncementArticle,
    MatButton,
    MatButtonToggle,
    MatButtonToggleGroup,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TranslocoPipe,
  ],
  template: `
    <h2 matDialogTitle class="visually-hidden">
      {{ 'announcements.preview.headline' | transloco: { title: article().title } }}
    </h2>
    <div class="head">
      <mat-button-toggle-group
        hideSingleSelectionIndicator
        [attr.aria-label]="'announcements.preview.width' | transloco"
        [value]="phone()"
        (change)="phone.set($event.value)"
      >
        <mat-button-toggle [value]="false">{{
          'announcements.preview.computer' | transloco
        }}</mat-button-toggle>
        <mat-button-toggle [value]="true">{{
          'announcements.preview.phone' | transloco
        }}</mat-button-toggle>
      </mat-button-toggle-group>
    </div>
    <mat-dialog-content tabindex="0">
      <div class="page" [class.phone]="phone()">
        <app-announcement-article [article]="article()" [folder]="folder" />
      </div>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="text" type="button" matDialogClose cdkFocusInitial>
        {{ 'close' | transloco }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    .head {
      display: flex;
      justify-content: center;
      padding: 16px 24px 12px;
    }
    mat-dialog-content {
      background: var(--mat-sys-surface);
    }
    .page {
      max-width: 800px;
      margin: 16px auto;
      padding: 40px;
      border: 1px solid var(--mat-sys-outline-variant);
      border-radius: 16px;
      background: var(--app-card);
    }
    .phone {
      max-width: 358px;
      padding: 24px 20px;
    }
    @media (width <= 720px) {
      .page {
        padding: 24px 20px;
      }
    }
  `,
})
export class ArticleDialog {
  private readonly data = inject<Data>(MAT_DIALOG_DATA);
  private readonly session = inject(Store).selectSignal(sessionFeature.selectSession);
  protected readonly phone = signal(false);
  protected readonly folder = `/api/announcements/${this.data.announcement.id}/attachments/`;
  protected readonly article = computed<Article>(() => ({
    ...this.data.shown,
    from: this.data.announcement.audience.collegeName ?? this.session()?.school.name ?? '',
    changedAt: null,
  }));

  static open(dialog: MatDialog, data: Data): void {
    dialog.open(ArticleDialog, { data, width: '920px', maxWidth: '96vw' });
  }
}
