import { Component, computed, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';
import { noticeTemplate, type SmsOutcome } from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { NumberTexts } from '../../core/i18n/number-texts';
import { TimeTexts } from '../../core/i18n/time-texts';
import { BackLink } from '../../ui/back-link/back-link';
import { Chip, type Tone } from '../../ui/chip/chip';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { NoticeSender } from '../state/notice-sender';
import { DayText } from '../ui/day-text';
import { WarningText } from '../ui/warning-text';

const tones: Readonly<Record<SmsOutcome, Tone>> = {
  requested: 'neutral',
  sending: 'neutral',
  sent: 'ok',
  failed: 'bad',
  lapsed: 'warn',
};

/** Text messages to the candidates or the staff of rooms: previewed, counted, followed. */
@Component({
  selector: 'app-notices-page',
  imports: [
    ...[BackLink, Chip, EmptyState, Icon, MatButton, PageHead, Problem, ProgressLine, RouterLink],
    ...[TranslocoPipe, WarningText],
  ],
  providers: [NoticeSender],
  templateUrl: './notices-page.html',
  styleUrls: ['../ui/sheet.scss', './notices-page.scss'],
})
export class NoticesPage {
  private readonly snackBar = inject(MatSnackBar);
  private readonly transloco = inject(TranslocoService);
  private readonly numbers = inject(NumberTexts);
  protected readonly times = inject(TimeTexts);
  protected readonly days = inject(DayText);
  protected readonly sender = inject(NoticeSender);
  /** From the address: a room that is chosen from the start. */
  readonly room = input<string>();
  protected readonly templates = noticeTemplate.options;
  protected readonly tones = tones;
  protected readonly board = computed(() =>
    this.sender.board.hasValue() ? this.sender.board.value() : null,
  );
  protected readonly quota = computed(() => {
    if (!this.sender.quota.hasValue()) return null;
    const { day, month } = this.sender.quota.value();
    return { day: this.numbers.counts(day), month: this.numbers.counts(month) };
  });
  protected readonly needsConsent = computed(() => {
    const preview = this.sender.preview();
    return (preview?.warnings.length ?? 0) > 0 && !this.sender.acceptWarnings();
  });

  constructor() {
    const first = effect(() => {
      const rooms = this.board()?.rooms;
      if (!rooms) return;
      if (rooms.some(({ id }) => id === this.room())) this.sender.chooseRooms([this.room() ?? '']);
      first.destroy();
    });
  }

  protected roomName(examRoomId: string): string {
    return this.board()?.rooms.find(({ id }) => id === examRoomId)?.name ?? '';
  }

  protected toggle(id: string): void {
    const next = new Set(this.sender.examRoomIds());
    if (!next.delete(id)) next.add(id);
    this.sender.chooseRooms([...next]);
  }

  protected chooseAll(): void {
    const all = (this.board()?.rooms ?? []).map(({ id }) => id);
    this.sender.chooseRooms(this.sender.examRoomIds().size < all.length ? all : []);
  }

  protected outcomes(counts: Readonly<Partial<Record<SmsOutcome, number>>>) {
    return Object.entries(counts) as [SmsOutcome, number][];
  }

  protected async send(): Promise<void> {
    if (!(await this.sender.send())) return;
    const text = this.transloco.translate('schedule.notices.sentOff');
    this.snackBar.open(text, undefined, { duration: 6_000 });
  }
}
