import {
  Component,
  DestroyRef,
  DOCUMENT,
  computed,
  effect,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { AddNonceRequest } from '@exam/contracts/draws';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { BackLink } from '../../ui/back-link/back-link';
import { Confirm } from '../../ui/confirm/confirm';
import { Icon } from '../../ui/icon/icon';
import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { Ceremony } from '../state/ceremony';
import { DrawNews } from '../state/draw-news';
import { RecordFile } from '../state/record-file';
import { ChangeNote } from '../ui/change-note';
import { DrawFacts } from '../ui/draw-facts';
import { FrozenList } from '../ui/frozen-list';
import { HexText } from '../ui/hex-text';
import { NonceList } from '../ui/nonce-list';
import { RecordValues } from '../ui/record-values';
import { resultGroups } from '../ui/result-groups';
import { ResultList } from '../ui/result-list';
import { SeriesList } from '../ui/series-list';
import { ShareLink } from '../ui/share-link';
import { NonceForm } from './nonce-form';

/** Milliseconds in which a result appears line by line; short ones take a second a line. */
const LONGEST_SHOW = 12_000;

/** One draw in front of those who watch: the list, the nonces, the reveal. */
@Component({
  selector: 'app-ceremony-page',
  imports: [
    BackLink,
    ChangeNote,
    DrawFacts,
    FrozenList,
    HexText,
    Icon,
    MatButton,
    NonceForm,
    NonceList,
    PageHead,
    Problem,
    ProgressLine,
    RecordValues,
    ResultList,
    RouterLink,
    SeriesList,
    ShareLink,
    TranslocoPipe,
  ],
  providers: [Ceremony, DrawNews],
  host: { '[class.projecting]': 'projecting()', '(document:fullscreenchange)': 'followScreen()' },
  templateUrl: './ceremony-page.html',
  styleUrl: './ceremony-page.scss',
})
export class CeremonyPage {
  private readonly confirm = inject(Confirm);
  private readonly transloco = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);
  private readonly form = viewChild(NonceForm);
  protected readonly ceremony = inject(Ceremony);
  protected readonly file = inject(RecordFile);
  protected readonly times = inject(TimeTexts);
  readonly drawId = input.required<string>();
  protected readonly projecting = signal(false);
  /** Lines of the result that are visible; null for all, as for who comes later. */
  protected readonly shown = signal<number | null>(null);
  protected readonly status = computed(
    () => this.ceremony.draw()?.record.outcome?.status ?? 'committed',
  );
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    effect(() => {
      this.ceremony.open(this.drawId());
    });
    inject(DestroyRef).onDestroy(() => {
      this.showAll();
    });
  }

  protected async say(nonce: AddNonceRequest): Promise<void> {
    if (await this.ceremony.addNonce(nonce)) this.form()?.clear();
  }

  protected async reveal(nonces: number): Promise<void> {
    const text = (key: string) =>
      this.transloco.translate(`draws.reveal.${key}`, { count: nonces });
    const question = { title: text('title'), text: text('text'), confirm: text('confirm') };
    if (!(await this.confirm.ask(question))) return;
    if (await this.ceremony.reveal(nonces)) this.showOneByOne();
  }

  protected async giveUp(): Promise<void> {
    const word = (key: string) => this.transloco.translate(`draws.void.${key}`);
    const reason = await this.confirm.askReason({
      ...{ title: word('title'), text: word('text'), label: word('reason') },
      ...{ missing: word('missing'), confirm: word('confirm'), danger: true },
    });
    if (reason) await this.ceremony.void(reason);
  }

  /** Fills the screen where the browser lets it, and the window in any case. */
  protected async project(): Promise<void> {
    this.projecting.set(true);
    try {
      await this.document.documentElement.requestFullscreen();
    } catch {
      // Not every browser has a full screen; the window is large enough then.
    }
  }

  protected async endProjection(): Promise<void> {
    this.projecting.set(false);
    if (this.document.fullscreenElement) await this.document.exitFullscreen();
  }

  protected followScreen(): void {
    if (!this.document.fullscreenElement) this.projecting.set(false);
  }

  protected print(): void {
    this.showAll();
    this.document.defaultView?.print();
  }

  protected showAll(): void {
    clearInterval(this.timer);
    this.shown.set(null);
  }

  private showOneByOne(): void {
    const record = this.ceremony.draw()?.record;
    const still = this.document.defaultView?.matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (record?.outcome?.status !== 'revealed' || still) return;
    const groups = resultGroups(record.announcement, record.outcome.result);
    const lines = groups.reduce((sum, { rows }) => sum + rows.length, 0);
    this.shown.set(0);
    this.timer = setInterval(
      () => {
        this.shown.update((count) => (count ?? 0) + 1);
        if ((this.shown() ?? 0) >= lines) this.showAll();
      },
      Math.min(1_000, LONGEST_SHOW / lines),
    );
  }
}
