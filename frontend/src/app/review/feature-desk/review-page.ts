import {
  Component,
  computed,
  effect,
  inject,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import {
  REVIEW_PAGE_SIZE,
  reviewList,
  sendBackReason,
  type RevealedView,
  type ReviewFileView,
} from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';

import { Chip } from '../../ui/chip/chip';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { keyOf } from '../../ui/key-cap/key-of';
import { KeyCap } from '../../ui/key-cap/key-cap';
import { ListPager } from '../../ui/pager/pager';
import { Problem } from '../../ui/problem/problem';
import { RevealDialog } from '../../ui/reveal-dialog/reveal-dialog';
import { SentBackText } from '../../ui/sent-back-text/sent-back-text';
import { SearchField } from '../../ui/search-field/search-field';
import { markOf, toggleReason, writeNote } from '../state/document-marks';
import { firstToDecide, pageCount, stopsOf } from '../state/page-stops';
import { PagePictures, photoPath } from '../state/page-pictures';
import { Reveal } from '../state/reveal';
import { ReviewDesk } from '../state/review-desk';
import { ReviewQueue } from '../state/review-queue';
import { DocumentViewer } from '../ui/document-viewer';
import { QueueFilters } from '../ui/queue-filters';
import { QueueList } from '../ui/queue-list';
import { ReasonPanel } from '../ui/reason-panel';
import { RosterFacts } from '../ui/roster-facts';
import { RoundList } from '../ui/round-list';
import { UndoBar } from '../ui/undo-bar';
import { deskKeys, type DeskKey } from './desk-keys';
import { HelpDialog } from './help-dialog';

/** Pixels that Shift and an arrow move a page by. */
const NUDGE = 80;

/** Reviews identity files one after the other: the queue, the pages, and what they are compared with. */
@Component({
  selector: 'app-review-page',
  imports: [
    Chip,
    DocumentViewer,
    EmptyState,
    Icon,
    KeyCap,
    ListPager,
    MatButton,
    MatIconButton,
    Problem,
    QueueFilters,
    QueueList,
    ReasonPanel,
    RosterFacts,
    RoundList,
    RouterLink,
    SearchField,
    SentBackText,
    TranslocoPipe,
    UndoBar,
  ],
  providers: [PagePictures, Reveal, ReviewDesk, ReviewQueue],
  host: { '(document:keydown)': 'press($event)' },
  templateUrl: './review-page.html',
  styleUrl: './review-page.scss',
})
export class ReviewPage {
  private readonly dialog = inject(MatDialog);
  private readonly reveal = inject(Reveal);
  protected readonly queue = inject(ReviewQueue);
  protected readonly desk = inject(ReviewDesk);
  protected readonly pictures = inject(PagePictures);
  protected readonly lists = reviewList.options;
  protected readonly pageSize = REVIEW_PAGE_SIZE;
  private readonly viewer = viewChild(DocumentViewer);
  private readonly reasons = viewChild(ReasonPanel);
  private readonly undoBar = viewChild(UndoBar);

  private readonly stops = computed(() => stopsOf(this.desk.file()));
  private readonly stopIndex = linkedSignal({
    source: () => this.desk.file()?.sittingId,
    computation: () => firstToDecide(this.stops()),
  });
  protected readonly stop = computed(() => this.stops()[this.stopIndex()] ?? null);
  protected readonly mark = computed(() =>
    markOf(this.desk.marks(), this.stop()?.document.id ?? ''),
  );
  protected readonly picture = computed(() => this.pictures.of(this.stop()?.page?.id ?? ''));
  protected readonly photo = computed(() => {
    const file = this.desk.file();
    const path = file && photoPath(file);
    return path ? (this.pictures.of(path) ?? null) : null;
  });
  protected readonly revealed = computed<RevealedView | null>(() =>
    this.reveal.of(this.desk.file()?.candidate.id ?? ''),
  );
  protected readonly comparing = signal(false);
  /** Key of a sentence that says why nothing was decided. */
  protected readonly hint = linkedSignal<unknown, string | null>({
    source: () => [this.desk.file(), this.desk.marks()],
    computation: () => null,
  });
  protected readonly total = computed(
    () => (this.queue.found()?.counts.waiting ?? 0) + this.desk.done(),
  );
  protected readonly isBeginning = signal(true);

  constructor() {
    // The list comes first; with it the file that waits the longest.
    effect(() => {
      const found = this.queue.found();
      if (!found || !this.isBeginning()) return;
      this.isBeginning.set(false);
      if (found.counts.waiting > 0) void this.desk.openNext();
    });
  }

  protected press(event: KeyboardEvent): void {
    const key = keyOf(event);
    const name = key === null ? undefined : deskKeys[key];
    const reason = sendBackReason.options[Number(key) - 1];
    if (key === null || (!name && !reason)) return;
    // Enter and space belong to the button that has the focus; every other key is the desk's.
    event.preventDefault();
    if (event.shiftKey && this.nudge(event.key)) return;
    if (reason) this.toggle(reason);
    else if (name) this.act(name);
  }

  protected act(name: DeskKey): void {
    const viewer = this.viewer();
    const acts: Record<DeskKey, () => void> = {
      approve: () => {
        this.approve();
      },
      sendBack: () => {
        this.sendBack();
      },
      note: () => this.reasons()?.focusNote(),
      undo: () => {
        if ((this.undoBar()?.seconds() ?? 0) > 0) void this.desk.undo();
      },
      previousPage: () => {
        this.turnPage(-1);
      },
      nextPage: () => {
        this.turnPage(1);
      },
      previousFile: () => {
        this.goTo(-1);
      },
      nextFile: () => {
        this.goTo(1);
      },
      zoom: () => viewer?.closeUp(),
      zoomIn: () => viewer?.zoomIn(),
      zoomOut: () => viewer?.zoomOut(),
      turnLeft: () => viewer?.turn(-90),
      turnRight: () => viewer?.turn(90),
      fit: () => viewer?.fit(),
      compare: () => {
        this.comparing.update((on) => !on);
      },
      help: () => {
        this.dialog.open(HelpDialog, { width: '480px' });
      },
    };
    acts[name]();
  }

  protected approve(): void {
    if (!this.desk.canDecide()) return;
    if (this.desk.marks().size > 0) this.hint.set('review.hint.marked');
    else void this.desk.decide();
  }

  protected sendBack(): void {
    if (!this.desk.canDecide()) return;
    if (this.desk.marks().size === 0) this.hint.set('review.hint.noReason');
    else void this.desk.decide();
  }

  protected toggle(reason: (typeof sendBackReason.options)[number]): void {
    const document = this.stop()?.document;
    if (!this.desk.canDecide() || document?.state !== 'uploaded') return;
    this.desk.marks.update((marks) => toggleReason(marks, document.id, reason));
  }

  protected write(note: string): void {
    const id = this.stop()?.document.id;
    if (id !== undefined) this.desk.marks.update((marks) => writeNote(marks, id, note));
  }

  protected show(documentId: string): void {
    this.stopIndex.set(this.stops().findIndex(({ document }) => document.id === documentId));
  }

  protected pageOf(documentId: string): string | null {
    return pageCount(this.stops(), this.stop(), documentId);
  }

  protected async askWhy(file: ReviewFileView): Promise<void> {
    const dialog = this.dialog.open<RevealDialog, undefined, string>(RevealDialog, {
      width: '440px',
    });
    const reason = await firstValueFrom(dialog.afterClosed());
    if (reason !== undefined) await this.reveal.show(file.candidate.id, reason);
  }

  private turnPage(by: number): void {
    const last = this.stops().length - 1;
    this.stopIndex.update((index) => Math.max(0, Math.min(last, index + by)));
  }

  private goTo(by: number): void {
    const files = this.queue.found()?.files ?? [];
    const at = files.findIndex(({ sittingId }) => sittingId === this.desk.file()?.sittingId);
    if (by > 0 && this.queue.list() === 'waiting') void this.desk.openNext();
    else {
      const next = files[at + by];
      if (next) void this.desk.open(next.sittingId);
    }
  }

  private nudge(key: string): boolean {
    const steps: Record<string, readonly [number, number]> = {
      ArrowLeft: [NUDGE, 0],
      ArrowRight: [-NUDGE, 0],
      ArrowUp: [0, NUDGE],
      ArrowDown: [0, -NUDGE],
    };
    const step = steps[key];
    if (step) this.viewer()?.move(...step);
    return step !== undefined;
  }
}
