import { DestroyRef, Injectable, computed, effect, inject, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { Store } from '@ngrx/store';

import { LocalMedia } from '../../core/media/local-media';
import { MediaConnection } from '../../core/media/media-connection';
import { RealtimeClient } from '../../core/realtime/realtime-client';
import { candidateFeature } from './candidate.feature';

const pages = { waitingArea: '/candidate/waiting-area', examRoom: '/candidate/exam-room' } as const;

/** Milliseconds until a place that refused the candidate is tried again. */
const joinAgainAfter = 3_000;

/**
 * Keeps the candidate where their sitting is: on the right page, in the right media room, hearing
 * the right exam room. A reload or a new login needs nothing else.
 */
@Injectable()
export class CandidatePresence {
  private readonly store = inject(Store);
  private readonly router = inject(Router);
  private readonly realtime = inject(RealtimeClient);
  private readonly connection = inject(MediaConnection);
  private readonly local = inject(LocalMedia);
  private readonly place = this.store.selectSignal(candidateFeature.selectPlace);
  private readonly examRoomId = this.store.selectSignal(candidateFeature.selectExamRoomId);
  private readonly loaded = this.store.selectSignal(candidateFeature.selectLoaded);
  /** One text for both, so that a change of either is one change. */
  private readonly whereabouts = computed(() => {
    const [place, examRoomId] = [this.place(), this.examRoomId()];
    return place && examRoomId ? `${examRoomId} ${place}` : null;
  });

  private joined = false;

  constructor() {
    effect(() => {
      this.realtime.follow(this.examRoomId());
    });
    effect(() => {
      if (this.loaded()) this.turnToPage();
    });
    effect(() => {
      const inside = this.whereabouts() !== null;
      untracked(() => {
        if (inside) void this.join();
        else this.leave();
      });
    });
    effect(() => {
      const stream = this.local.stream();
      if (stream && untracked(this.whereabouts) !== null) this.connection.replaceLocal(stream);
    });
    effect((onCleanup) => {
      // The server may have refused a moment before it learned that the candidate is here.
      if (this.whereabouts() === null || this.connection.state() !== 'failed') return;
      const timer = setTimeout(() => void this.join(), joinAgainAfter);
      onCleanup(() => {
        clearTimeout(timer);
      });
    });
    inject(DestroyRef).onDestroy(() => {
      this.realtime.follow(null);
      this.leave();
    });
  }

  private turnToPage(): void {
    const place = this.place();
    const atPlace = Object.values(pages).some((page) => this.router.url === page);
    const page = place ? pages[place] : '/candidate';
    if (place ? this.router.url !== page : atPlace) void this.router.navigateByUrl(page);
  }

  private leave(): void {
    // The device check has the camera too: only what was opened for a place is closed with it.
    if (!this.joined) return;
    this.joined = false;
    this.connection.leave();
    this.local.close();
  }

  private async join(): Promise<void> {
    const [place, examRoomId] = [this.place(), this.examRoomId()];
    if (!place || !examRoomId) return;
    this.joined = true;
    // What the others send is seen and heard also without an own camera.
    this.connection.join(examRoomId, place, this.local.stream());
    if (!this.local.stream() && !this.local.opening()) await this.local.open();
  }
}
