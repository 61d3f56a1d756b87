import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { OwnAnnouncementSummaryView, OwnAnnouncementView } from '@exam/contracts';
import { Store } from '@ngrx/store';
import {
  Subject,
  catchError,
  exhaustMap,
  map,
  merge,
  startWith,
  switchMap,
  tap,
  timer,
  type Observable,
} from 'rxjs';

import { failureOf, type Failure } from '../../core/http/failure';
import { RealtimeClient } from '../../core/realtime/realtime-client';
import { AnnouncementsClient } from '../data/announcements-client';
import { candidatePageActions } from './candidate.actions';
import { candidateFeature } from './candidate.feature';

/** Milliseconds. A whole school may hear of an announcement at once; it does not ask at once. */
const pushJitter = () => timer(Math.random() * 3_000);
/** Milliseconds until the list is asked for again after a failure. */
const nextLoad = 8_000;

type List = readonly OwnAnnouncementSummaryView[];

/**
 * The announcements of the signed-in candidate. What was loaded stays while the network is away; who
 * has read everything that must be read completes the step of the exam's flow by that.
 */
@Injectable()
export class CandidateAnnouncements {
  private readonly client = inject(AnnouncementsClient);
  private readonly store = inject(Store);
  private readonly current = this.store.selectSignal(candidateFeature.selectCurrent);
  private readonly asked = new Subject<void>();
  private readonly listSignal = signal<List | null>(null);
  private readonly failureSignal = signal<Failure | null>(null);
  private readonly arrivedSignal = signal<OwnAnnouncementSummaryView | null>(null);
  private readonly opened = new Map<string, OwnAnnouncementView>();
  /** The list for which the step was completed last: a refusal brings another list first. */
  private completedFor: List | null = null;

  /** Null before the first answer. */
  readonly list = this.listSignal.asReadonly();
  readonly failure = this.failureSignal.asReadonly();
  /** What came last while the candidate was here, until it is opened or put away. */
  readonly arrived = this.arrivedSignal.asReadonly();
  readonly unread = computed(() => (this.list() ?? []).filter(({ readAt }) => readAt === null));
  readonly mustRead = computed(() => this.unread().filter((one) => one.mustRead));

  constructor() {
    const realtime = inject(RealtimeClient);
    const pushed = realtime.on('announcements.changed.v1').pipe(exhaustMap(pushJitter));
    merge(this.asked, pushed, realtime.reload)
      .pipe(
        startWith(undefined),
        switchMap(() => this.load()),
        takeUntilDestroyed(),
      )
      .subscribe();
    effect(() => {
      const list = this.list();
      const sitting = this.current();
      const open = sitting?.flow.some(
        ({ step, completedAt }) => step === 'announcements' && completedAt === null,
      );
      if (!list || !sitting || !open || !sitting.can.completeFlowStep) return;
      if (this.mustRead().length > 0 || list === this.completedFor) return;
      this.completedFor = list;
      untracked(() => {
        this.store.dispatch(candidatePageActions.announcementsRead({ sittingId: sitting.id }));
      });
    });
  }

  reload(): void {
    this.asked.next();
  }

  /** The text as it was when it was opened before, so that something can be read meanwhile. */
  remembered(id: string): OwnAnnouncementView | null {
    return this.opened.get(id) ?? null;
  }

  open(id: string): Observable<OwnAnnouncementView> {
    if (this.arrived()?.id === id) this.putAway();
    return this.client.get(id).pipe(tap((view) => this.opened.set(id, view)));
  }

  /** Fails with an HttpErrorResponse: what is not on the server is not read. */
  read({ id, version }: OwnAnnouncementView): Observable<void> {
    return this.client.read(id, version).pipe(
      map((list) => {
        this.listSignal.set(list);
      }),
    );
  }

  putAway(): void {
    this.arrivedSignal.set(null);
  }

  private load(): Observable<unknown> {
    return this.client.list().pipe(
      tap((list) => {
        this.notice(list);
        this.listSignal.set(list);
        this.failureSignal.set(null);
      }),
      catchError((error: unknown) => {
        this.failureSignal.set(failureOf(error));
        return timer(nextLoad).pipe(
          tap(() => {
            this.asked.next();
          }),
        );
      }),
    );
  }

  /** Something that was not to be read a moment ago. */
  private notice(list: List): void {
    const before = this.listSignal();
    const news = before && list.find((one) => one.readAt === null && !isUnreadIn(before, one.id));
    if (news) this.arrivedSignal.set(news);
    else if (!list.some(({ id }) => id === this.arrived()?.id)) this.putAway();
  }
}

const isUnreadIn = (list: List, id: string) =>
  list.some((one) => one.id === id && one.readAt === null);
