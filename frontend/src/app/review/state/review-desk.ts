import { DestroyRef, Injectable, computed, inject, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { ReviewFileView, ReviewOutcome } from '@exam/contracts';
import { firstValueFrom, interval } from 'rxjs';

import { failureOf, type Failure } from '../../core/http/failure';
import { ReviewClient } from '../data/review-client';
import { sentBackOf, type DocumentMarks } from './document-marks';
import { PagePictures } from './page-pictures';
import { ReviewQueue } from './review-queue';

/** Milliseconds; a claim lasts ten minutes. */
const RENEWAL = 3 * 60_000;

/** What was decided last, and can be taken back for a while. */
export interface LastDecision {
  readonly sittingId: string;
  readonly decisionId: string;
  readonly name: string;
  readonly outcome: ReviewOutcome;
  readonly settlesAt: string;
}

/**
 * The file on the desk, and the one that comes after it: claimed for this reviewer and loaded while
 * they still look at the first.
 */
@Injectable()
export class ReviewDesk {
  private readonly client = inject(ReviewClient);
  private readonly queue = inject(ReviewQueue);
  private readonly pictures = inject(PagePictures);
  readonly file = signal<ReviewFileView | null>(null);
  private readonly ahead = signal<ReviewFileView | null>(null);
  /** Of the file on the desk. */
  readonly marks = linkedSignal<string | undefined, DocumentMarks>({
    source: () => this.file()?.sittingId,
    computation: () => new Map(),
  });
  /** A command is under way: meanwhile nothing is decided, and what was chosen waits for its end. */
  readonly busy = signal(false);
  /** Of the last command. */
  readonly refusal = signal<Failure | null>(null);
  readonly last = signal<LastDecision | null>(null);
  /** Files that were decided here since the page was opened. */
  readonly done = signal(0);
  /** Somebody else may have the file by now. */
  readonly claimLost = signal(false);
  readonly canDecide = computed(() => {
    const file = this.file();
    return file?.state === 'waiting' && (file.claim === null || file.claim.isOwn);
  });
  private underWay: Promise<void> = Promise.resolve();
  private aheadComes: Promise<void> = Promise.resolve();
  /** Files that were left undecided: they come again when nothing else is left. */
  private passed: readonly string[] = [];

  constructor() {
    interval(RENEWAL)
      .pipe(takeUntilDestroyed())
      .subscribe(() => void this.renew());
    inject(DestroyRef).onDestroy(() => {
      this.release([this.file(), this.ahead()]);
    });
  }

  /** Opens a file of the list; one that waits is claimed. */
  async open(sittingId: string): Promise<void> {
    await this.inTurn(async () => {
      if (sittingId === this.file()?.sittingId) return;
      if (sittingId === this.ahead()?.sittingId) {
        await this.goOn();
        return;
      }
      const row = this.queue.found()?.files.find((one) => one.sittingId === sittingId);
      const isFree = row?.state === 'waiting' && (row.claim === null || row.claim.isOwn);
      await this.bring(() =>
        firstValueFrom(isFree ? this.client.claim(sittingId) : this.client.file(sittingId)),
      );
    });
  }

  /** Goes on with the file that waits the longest; the desk is empty when there is none. */
  async openNext(): Promise<void> {
    await this.unlessBusy(() => this.goOn());
  }

  /** Loads the file on the desk again: it was another than what was decided on. */
  async reload(): Promise<void> {
    await this.unlessBusy(async () => {
      const id = this.file()?.sittingId;
      if (id !== undefined) await this.bring(() => firstValueFrom(this.client.file(id)));
    });
  }

  /** Approves, or sends back what is marked; then the next file comes. */
  async decide(): Promise<void> {
    await this.unlessBusy(async () => {
      const file = this.file();
      if (!file || !this.canDecide()) return;
      const { sittingId, version, candidate } = file;
      const decided = await this.send(() =>
        firstValueFrom(
          this.client.decide(sittingId, { version, sentBack: sentBackOf(this.marks()) }),
        ),
      );
      if (!decided?.decision) return;
      const { id: decisionId, outcome, settlesAt } = decided.decision;
      this.last.set({ sittingId, decisionId, name: candidate.name, outcome, settlesAt });
      this.done.update((count) => count + 1);
      this.file.set(null);
      this.queue.reload();
      await this.goOn();
    });
  }

  /** Takes the last decision back, and puts its file on the desk again. */
  async undo(): Promise<void> {
    const last = this.last();
    // The next file comes while one's decision can be taken back already: the seconds run.
    await this.inTurn(async () => {
      if (!last || last !== this.last()) return;
      const file = await this.send(() =>
        firstValueFrom(this.client.undo(last.sittingId, last.decisionId)),
      );
      if (!file) return;
      this.last.set(null);
      this.done.update((count) => count - 1);
      const interrupted = this.file();
      if (interrupted?.claim?.isOwn && !this.ahead()) this.ahead.set(interrupted);
      else this.release([interrupted]);
      this.place(file);
      this.queue.reload();
    });
  }

  private async unlessBusy(command: () => Promise<void>): Promise<void> {
    if (!this.busy()) await this.inTurn(command);
  }

  private async inTurn(command: () => Promise<void>): Promise<void> {
    while (this.busy()) await this.underWay;
    this.busy.set(true);
    this.underWay = command().finally(() => {
      this.busy.set(false);
    });
    await this.underWay;
  }

  private async goOn(): Promise<void> {
    if (!this.ahead()) await this.aheadComes;
    const ahead = this.ahead();
    if (!ahead) {
      await this.bring(() => this.takeNext());
      return;
    }
    this.leave();
    this.ahead.set(null);
    this.place(ahead);
  }

  private async takeNext(): Promise<ReviewFileView | null> {
    const take = (besides: readonly string[]) =>
      firstValueFrom(this.client.takeNext(this.queue.filter(), [...this.held(), ...besides]));
    const file = await take(this.passed);
    if (file || this.passed.length === 0) return file;
    this.passed = [];
    return take([]);
  }

  /** Gives the file on the desk back, undecided. */
  private leave(): void {
    const file = this.file();
    if (!file?.claim?.isOwn) return;
    this.passed = [...this.passed.filter((id) => id !== file.sittingId), file.sittingId].slice(-10);
    this.release([file]);
  }

  private held(): string[] {
    return [this.file(), this.ahead()].flatMap((file) => (file ? [file.sittingId] : []));
  }

  private async bring(fetch: () => Promise<ReviewFileView | null>): Promise<void> {
    const file = await this.send(fetch);
    if (!file && this.refusal()) return;
    if (file?.sittingId !== this.file()?.sittingId) this.leave();
    this.place(file);
  }

  private place(file: ReviewFileView | null): void {
    this.file.set(file);
    this.claimLost.set(false);
    this.refusal.set(null);
    this.pictures.keep(this.held());
    if (!file) return;
    void this.pictures.load(file);
    if (file.state === 'waiting' && !this.ahead()) this.aheadComes = this.prepareNext();
  }

  /** Claims and loads what comes after this file. That nothing came is told when it is asked for. */
  private async prepareNext(): Promise<void> {
    const file = await this.takeNext().catch(() => null);
    if (!file || this.held().includes(file.sittingId)) return;
    this.ahead.set(file);
    void this.pictures.load(file);
  }

  private async send<T>(work: () => Promise<T>): Promise<T | null> {
    this.refusal.set(null);
    try {
      return await work();
    } catch (error) {
      this.refusal.set(failureOf(error));
      return null;
    }
  }

  private async renew(): Promise<void> {
    const held = this.held();
    if (held.length === 0) return;
    const still = await firstValueFrom(this.client.renew(held)).catch(() => null);
    if (!still) return;
    const ahead = this.ahead();
    if (ahead && !still.includes(ahead.sittingId)) this.ahead.set(null);
    const file = this.file();
    if (file?.claim?.isOwn) this.claimLost.set(!still.includes(file.sittingId));
  }

  private release(files: readonly (ReviewFileView | null)[]): void {
    const own = files.flatMap((file) => (file?.claim?.isOwn ? [file.sittingId] : []));
    if (own.length === 0) return;
    this.client.release(own).subscribe({
      // Claims end by themselves.
      error: () => undefined,
    });
  }
}
