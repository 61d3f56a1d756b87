import { Injectable, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type { NoticeAudience, NoticePreviewView, NoticeTemplate } from '@exam/contracts';
import { firstValueFrom, of, type Observable } from 'rxjs';

import { failureOf, type Failure } from '../../core/http/failure';
import { ScheduleClient } from '../data/schedule-client';

/** Messages to those whom rooms concern: chosen, looked at, sent, and followed to their outcome. */
@Injectable()
export class NoticeSender {
  private readonly client = inject(ScheduleClient);

  readonly date = signal<string | null>(null);
  readonly template = signal<NoticeTemplate>('scheduleNotice');
  readonly audience = signal<NoticeAudience>('candidates');
  readonly examRoomIds = signal<ReadonlySet<string>>(new Set());
  readonly acceptWarnings = signal(false);
  readonly preview = signal<NoticePreviewView | null>(null);
  readonly busy = signal(false);
  readonly failure = signal<Failure | null>(null);
  /** The notice whose recipients are shown. */
  readonly shownId = signal<string | null>(null);

  readonly board = rxResource({
    params: () => ({ examId: null, date: this.date() }),
    stream: ({ params }) => this.client.board(params),
  });
  readonly quota = rxResource({ stream: () => this.client.quota() });
  readonly notices = rxResource({ stream: () => this.client.notices(), defaultValue: [] });
  readonly shown = rxResource({
    params: () => this.shownId() ?? '',
    stream: ({ params }) => (params ? this.client.notice(params) : of(null)),
    defaultValue: null,
  });
  readonly noticeList = computed(() => (this.notices.hasValue() ? this.notices.value() : []));
  readonly shownNotice = computed(() => (this.shown.hasValue() ? this.shown.value() : null));
  readonly loadFailure = computed(() => {
    const error = this.board.error() ?? this.notices.error();
    return error ? failureOf(error) : null;
  });

  chooseDate(date: string): void {
    this.date.set(date);
    this.chooseRooms([]);
  }

  chooseRooms(ids: readonly string[]): void {
    this.examRoomIds.set(new Set(ids));
    this.forget();
  }

  /** Another choice makes the message that was seen another one. */
  forget(): void {
    this.preview.set(null);
    this.acceptWarnings.set(false);
    this.failure.set(null);
  }

  async look(): Promise<void> {
    const preview = await this.run(this.client.previewNotice(this.chosen()));
    if (preview) this.preview.set(preview);
  }

  /** True when the messages are on their way. */
  async send(): Promise<boolean> {
    const preview = this.preview();
    if (!preview || this.busy()) return false;
    const { noticeId, messages } = preview;
    const request = { ...this.chosen(), noticeId, messages, acceptWarnings: this.acceptWarnings() };
    await this.run(this.client.sendNotice(request));
    if (this.failure()) return false;
    this.forget();
    this.shownId.set(noticeId);
    this.reload();
    return true;
  }

  async sendAgain(id: string): Promise<void> {
    await this.run(this.client.sendNoticeAgain(id));
    this.reload();
  }

  reload(): void {
    if (this.board.error()) this.board.reload();
    this.notices.reload();
    this.quota.reload();
    this.shown.reload();
  }

  private chosen() {
    const [template, audience] = [this.template(), this.audience()];
    return { template, audience, examRoomIds: [...this.examRoomIds()] };
  }

  private async run<T>(command: Observable<T>): Promise<T | null> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      return await firstValueFrom(command);
    } catch (error) {
      this.failure.set(failureOf(error));
      return null;
    } finally {
      this.busy.set(false);
    }
  }
}
