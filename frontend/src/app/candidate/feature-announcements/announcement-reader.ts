import {
  Component,
  ElementRef,
  afterNextRender,
  computed,
  effect,
  inject,
  Injector,
  input,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { OwnAnnouncementView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { failureOf, type Failure } from '../../core/http/failure';
import { TimeTexts } from '../../core/i18n/time-texts';
import { AnnouncementArticle } from '../../ui/announcement/announcement-article';
import { Icon } from '../../ui/icon/icon';
import { Problem } from '../../ui/problem/problem';
import { CandidateAnnouncements } from '../state/candidate-announcements';

/** Milliseconds until it is asked for again while the server cannot be reached. */
const nextLoad = 5_000;

/**
 * One announcement, read here: to open it is to read it, unless it must be read; then the reader says
 * so below its last line. Its content stands there once it is read.
 */
@Component({
  selector: 'app-announcement-reader',
  imports: [AnnouncementArticle, Icon, MatButton, Problem, TranslocoPipe],
  templateUrl: './announcement-reader.html',
  styleUrl: './announcement-reader.scss',
})
export class AnnouncementReader {
  private readonly announcements = inject(CandidateAnnouncements);
  private readonly times = inject(TimeTexts);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  readonly announcementId = input.required<string>();
  protected readonly view = signal<OwnAnnouncementView | null>(null);
  protected readonly failure = signal<Failure | null>(null);
  protected readonly reading = signal(false);
  protected readonly readFailure = signal<Failure | null>(null);
  protected readonly folder = computed(
    () => `/api/my/announcements/${this.announcementId()}/attachments/`,
  );
  /** When it was read, by what the server said last. */
  private readonly readAt = computed(() => {
    const listed = this.announcements.list()?.find(({ id }) => id === this.announcementId());
    return listed ? listed.readAt : (this.view()?.readAt ?? null);
  });
  protected readonly readText = computed(() => {
    const at = this.readAt();
    return at && this.times.dayAndTime(at);
  });

  constructor() {
    effect(() => {
      const id = this.announcementId();
      untracked(() => {
        this.view.set(this.announcements.remembered(id));
        this.failure.set(null);
        this.readFailure.set(null);
        this.load();
      });
    });
    effect((onCleanup) => {
      if (this.failure()?.code !== 'unreachable') return;
      const timer = setTimeout(() => {
        this.load();
      }, nextLoad);
      onCleanup(() => {
        clearTimeout(timer);
      });
    });
  }

  protected load(): void {
    const id = this.announcementId();
    this.announcements.open(id).subscribe({
      next: (view) => {
        if (id === this.announcementId()) this.show(view);
      },
      error: (error: unknown) => {
        if (id === this.announcementId()) this.failure.set(failureOf(error));
      },
    });
  }

  protected read(): void {
    const view = this.view();
    if (!view || this.reading()) return;
    this.reading.set(true);
    this.readFailure.set(null);
    this.announcements.read(view).subscribe({
      next: () => {
        this.reading.set(false);
      },
      error: (error: unknown) => {
        this.reading.set(false);
        const failure = failureOf(error);
        this.readFailure.set(failure);
        // There is another text by now: that is the one to read.
        if (failure.code === 'announcement-moved') this.load();
      },
    });
  }

  private show(view: OwnAnnouncementView): void {
    const isFirst = this.view() === null;
    this.view.set(view);
    this.failure.set(null);
    if (!view.mustRead && view.readAt === null) this.read();
    if (!isFirst) return;
    afterNextRender(
      () =>
        this.host.nativeElement.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true }),
      { injector: this.injector },
    );
  }
}
