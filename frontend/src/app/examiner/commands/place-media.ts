import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import type { Place } from '@exam/contracts';

import { LocalMedia } from '../../core/media/local-media';
import { MediaConnection } from '../../core/media/media-connection';

interface Target {
  readonly examRoomId: string;
  readonly place: Place;
}

/** Takes an examiner into a place with their own camera, for as long as the page is open. */
@Injectable()
export class PlaceMedia {
  private readonly connection = inject(MediaConnection);
  private readonly local = inject(LocalMedia);
  private readonly target = signal<Target | null>(null, {
    equal: (a, b) => a?.examRoomId === b?.examRoomId && a?.place === b?.place,
  });
  private readonly focused = signal<string | null>(null);
  private joined: Target | null = null;

  readonly state = this.connection.state;
  readonly speaker = this.local.speaker.asReadonly();
  private readonly feeds = computed(
    () => new Map(this.connection.remoteFeeds().map((feed) => [feed.feed, feed])),
  );
  readonly remoteFeeds = this.connection.remoteFeeds;

  constructor() {
    effect(() => {
      const target = this.target();
      const stream = this.local.stream();
      untracked(() => {
        this.apply(target, stream);
      });
    });
    effect(() => {
      // Every stay in a place begins without a focus.
      if (this.state() === 'connected') this.connection.focus(this.focused());
    });
    inject(DestroyRef).onDestroy(() => {
      this.connection.leave();
      this.local.close();
    });
  }

  /** Null leaves, and closes the camera. The same place again changes nothing. */
  go(target: Target | null): void {
    this.target.set(target);
  }

  /** Undefined while its owner sends nothing, or may not be seen. */
  feed(name: string) {
    return this.feeds().get(name);
  }

  /** Asks for the best picture of this feed; null for none in particular. */
  focus(feed: string | null): void {
    this.focused.set(feed);
  }

  private apply(target: Target | null, stream: MediaStream | null): void {
    if (target !== this.joined) {
      this.joined = target;
      if (target) {
        // Joins at once: the picture of this examiner follows when the browser may send it.
        this.connection.join(target.examRoomId, target.place, stream);
        void this.local.open();
      } else {
        // What nobody may see any more is not filmed either.
        this.connection.leave();
        this.local.close();
      }
    } else if (target && stream) this.connection.replaceLocal(stream);
  }
}
