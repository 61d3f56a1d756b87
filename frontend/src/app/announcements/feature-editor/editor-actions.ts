import { Component, inject, output, type Type } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';

import { Confirm } from '../../ui/confirm/confirm';
import { Icon } from '../../ui/icon/icon';
import { AnnouncementDraft } from '../state/announcement-draft';
import { ReadersBar } from '../ui/readers-bar';
import { ArticleDialog } from './article-dialog';
import { AskAgainDialog } from './ask-again-dialog';
import { ScheduleDialog } from './schedule-dialog';

/** What can be done with the announcement in the editor. */
@Component({
  selector: 'app-editor-actions',
  imports: [Icon, MatButton, ReadersBar, RouterLink, TranslocoPipe],
  host: { class: 'card' },
  templateUrl: './editor-actions.html',
  styles: `
    :host {
      display: grid;
      gap: 8px;
      padding: 20px;
    }
    .readers {
      display: grid;
      gap: 6px;
      margin-bottom: 8px;
      color: inherit;
    }
  `,
})
export class EditorActions {
  private readonly confirm = inject(Confirm);
  private readonly dialog = inject(MatDialog);
  private readonly transloco = inject(TranslocoService);
  protected readonly draft = inject(AnnouncementDraft);
  /** It was deleted. */
  readonly gone = output();
  /** A copy was made: its id. */
  readonly opened = output<string>();

  protected async preview(): Promise<void> {
    if (this.draft.savesItself()) await this.draft.save();
    const announcement = this.draft.announcement();
    const fields = this.draft.fields();
    if (!announcement || !fields) return;
    // What was saved is shown as the server keeps it; else what would be saved.
    const { title, attachments, mustRead } = fields;
    const body = this.draft.dirty() ? fields.body : announcement.body;
    const { publishedAt } = announcement;
    const shown = { title, body, attachments, mustRead, publishedAt };
    ArticleDialog.open(this.dialog, { announcement, shown });
  }

  protected async publish(): Promise<void> {
    if (!(await this.draft.save())) return;
    const count = this.people();
    const text = (key: string) =>
      this.transloco.translate(`announcements.publish.${key}`, { count });
    const body = text(this.draft.fields()?.mustRead ? 'textMustRead' : 'text');
    const question = { title: text('headline'), text: body, confirm: text('confirm') };
    if (await this.confirm.ask(question)) await this.draft.publish(null);
  }

  protected async schedule(): Promise<void> {
    if (!(await this.draft.save())) return;
    const at = await this.ask<string>(ScheduleDialog, this.people());
    if (at !== undefined) await this.draft.publish(at);
  }

  protected async saveChanges(): Promise<void> {
    const read = await this.draft.countReaders();
    const again = read === 0 ? false : await this.ask<boolean>(AskAgainDialog, read);
    if (again !== undefined) await this.draft.save(again);
  }

  protected async withdraw(): Promise<void> {
    const text = (key: string) => this.transloco.translate(`announcements.withdraw.${key}`);
    const reason = await this.confirm.askReason({
      ...{ title: text('headline'), text: text('text'), label: text('reason') },
      ...{ missing: text('reasonMissing'), confirm: text('confirm'), danger: true },
    });
    if (reason !== null) await this.draft.withdraw(reason);
  }

  protected async duplicate(): Promise<void> {
    const id = await this.draft.duplicate();
    if (id !== null) this.opened.emit(id);
  }

  protected async remove(): Promise<void> {
    const text = (key: string) => this.transloco.translate(`announcements.remove.${key}`);
    const question = { title: text('headline'), text: text('text'), confirm: text('confirm') };
    if (!(await this.confirm.ask({ ...question, danger: true }))) return;
    if (await this.draft.remove()) this.gone.emit();
  }

  private people(): number {
    return this.draft.announcement()?.readers.total ?? 0;
  }

  private ask<Result>(dialog: Type<unknown>, data: unknown): Promise<Result | undefined> {
    return firstValueFrom(
      this.dialog.open<unknown, unknown, Result>(dialog, { data, width: '480px' }).afterClosed(),
    );
  }
}
