import { DOCUMENT, ErrorHandler, Service, inject, signal } from '@angular/core';
import type { MediaTicketRequest, Place } from '@exam/contracts';
import { firstValueFrom } from 'rxjs';

import { ServerClock } from '../clock/server-clock';
import { failureOf, type FailureCode } from '../http/failure';
import type { PictureStatistics } from './janus/link-statistics';
import { MediaTickets } from './media-tickets';
import { unknownQuality, type NetworkQuality } from './network-quality';
import { isSameFeed, type RemoteFeed } from './remote-feed';
import { RoomConnection, type RoomEnd } from './room-connection';

export type { NetworkQuality } from './network-quality';
export type { RemoteFeed } from './remote-feed';

/** `failed`: the server does not let this person be there; joining again is the only way back. */
export type MediaState = 'idle' | 'connecting' | 'connected' | 'reconnecting' | 'failed';

interface Stay {
  readonly request: MediaTicketRequest;
  /** Aborted when the place is left. */
  readonly left: AbortController;
  connection: RoomConnection | null;
}

/** Milliseconds before the next try: at once, then longer, each somewhat at random. */
const retryAfter = (tries: number) =>
  tries === 0 ? 0 : Math.min(4_000, 250 * 2 ** (tries - 1)) * (0.75 + Math.random() / 2);
const final: ReadonlySet<FailureCode> = new Set([
  'place-not-allowed',
  'forbidden',
  'unauthenticated',
  'session-taken-over',
]);

/** Sound and pictures of one place at a time: joins it, and stays in it whatever breaks. */
@Service()
export class MediaConnection {
  private readonly tickets = inject(MediaTickets);
  private readonly clock = inject(ServerClock);
  private readonly errorHandler = inject(ErrorHandler);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly stateSignal = signal<MediaState>('idle');
  private readonly feedsSignal = signal<RemoteFeed[]>([], { equal: areSameFeeds });
  private readonly networkSignal = signal<NetworkQuality>(unknownQuality);
  private readonly microphoneSignal = signal(true);
  private readonly cameraSignal = signal(true);
  /** Ends the pause before another try. */
  private readonly wake = new EventTarget();
  private stay: Stay | null = null;
  private local: MediaStream | null = null;
  private focused: string | null = null;

  readonly state = this.stateSignal.asReadonly();
  readonly remoteFeeds = this.feedsSignal.asReadonly();
  readonly network = this.networkSignal.asReadonly();
  readonly microphoneOn = this.microphoneSignal.asReadonly();
  readonly cameraOn = this.cameraSignal.asReadonly();

  constructor() {
    this.window?.addEventListener('online', () => {
      this.stay?.connection?.networkChanged();
      this.wake.dispatchEvent(new Event('online'));
    });
    // Whoever closes the page has left; a reload is a new arrival.
    this.window?.addEventListener('pagehide', () => {
      this.stay?.connection?.leave();
    });
  }

  /** Enters a place and leaves the one before; `local` null watches only. Never fails: see `state`. */
  join(examRoomId: string, place: Place, local: MediaStream | null): void {
    const now = this.stay?.request;
    if (now?.examRoomId === examRoomId && now.place === place && this.state() !== 'failed') {
      if (local && local !== this.local) this.replaceLocal(local);
      return;
    }
    this.leave();
    this.local = local;
    this.stateSignal.set('connecting');
    const stay: Stay = {
      request: { examRoomId, place },
      left: new AbortController(),
      connection: null,
    };
    this.stay = stay;
    void this.keep(stay, 0);
  }

  /** Leaves the place. The switches and the local tracks stay as they are. */
  leave(): void {
    const { stay } = this;
    this.stay = null;
    stay?.left.abort();
    stay?.connection?.leave();
    this.focused = null;
    this.stateSignal.set('idle');
    this.feedsSignal.set([]);
    this.networkSignal.set(unknownQuality);
  }

  /** Sends the tracks of another stream, as after a change of devices. */
  replaceLocal(stream: MediaStream): void {
    this.local = stream;
    this.change((connection) => connection.replaceLocal(stream));
  }

  setMicrophone(on: boolean): void {
    this.microphoneSignal.set(on);
    this.change((connection) => connection.applySwitches());
  }

  setCamera(on: boolean): void {
    this.cameraSignal.set(on);
    this.change((connection) => connection.applySwitches());
  }

  /** This feed in its best quality and the others small; null for all alike. */
  focus(feed: string | null): void {
    this.focused = feed;
    this.stay?.connection?.focus(feed);
  }

  /** What each remote picture has counted since its connection began. */
  async stats(): Promise<ReadonlyMap<string, PictureStatistics>> {
    return (await this.stay?.connection?.statistics()) ?? new Map<string, PictureStatistics>();
  }

  /** Connects until it succeeds, or the server says no. */
  private async keep(stay: Stay, tries: number): Promise<void> {
    await pause(retryAfter(tries), stay.left.signal, this.wake);
    if (hasLeft(stay)) return;
    try {
      await this.connect(stay);
    } catch (error) {
      if (hasLeft(stay)) return;
      if (final.has(failureOf(error).code)) this.fail();
      else {
        this.stateSignal.set('reconnecting');
        void this.keep(stay, tries + 1);
      }
    }
  }

  private async connect(stay: Stay): Promise<void> {
    const ticket = await firstValueFrom(this.tickets.fetch(stay.request));
    if (hasLeft(stay)) return;
    const { local } = this;
    let feeds: RemoteFeed[] = [];
    const connection = await RoomConnection.start({
      ...{ ticket, local, focused: this.focused },
      switches: () => ({ microphone: this.microphoneOn(), camera: this.cameraOn() }),
      now: () => this.clock.read(),
      onFeeds: (next) => {
        feeds = next;
        if (stay.connection && stay === this.stay) this.feedsSignal.set(next);
      },
      onNetwork: (network) => {
        if (stay === this.stay) this.networkSignal.set(network);
      },
      onMending: (mending) => {
        if (stay === this.stay) this.stateSignal.set(mending ? 'reconnecting' : 'connected');
      },
      onEnd: (end) => {
        this.ended(stay, end);
      },
    });
    if (hasLeft(stay)) {
      connection.leave();
      return;
    }
    stay.connection = connection;
    this.stateSignal.set('connected');
    this.feedsSignal.set(feeds);
    if (this.local && this.local !== local) this.replaceLocal(this.local);
    connection.focus(this.focused);
  }

  private ended(stay: Stay, end: RoomEnd): void {
    const wasConnected = stay.connection !== null;
    stay.connection = null;
    if (stay !== this.stay || !wasConnected) return;
    if (end === 'notAllowed') this.fail();
    else {
      // The last pictures stay, and say that they stand still, until there are new ones.
      const stillSince = this.clock.read();
      this.feedsSignal.update((feeds) =>
        feeds.map((feed) => ({ ...feed, frozenSince: feed.frozenSince ?? stillSince })),
      );
      this.stateSignal.set('reconnecting');
      void this.keep(stay, 0);
    }
  }

  private fail(): void {
    this.stateSignal.set('failed');
    this.feedsSignal.set([]);
    this.networkSignal.set(unknownQuality);
  }

  private change(work: (connection: RoomConnection) => Promise<void>): void {
    const connection = this.stay?.connection;
    if (!connection) return;
    work(connection).catch((error: unknown) => {
      this.errorHandler.handleError(error);
    });
  }
}

function areSameFeeds(a: readonly RemoteFeed[], b: readonly RemoteFeed[]): boolean {
  return a.length === b.length && a.every((feed, i) => isSameFeed(feed, b[i] ?? feed));
}

/** As a call, since awaiting lets others leave. */
function hasLeft({ left }: Stay): boolean {
  return left.signal.aborted;
}

/** Ends early when the place is left, or the network is back. */
function pause(ms: number, left: AbortSignal, wake: EventTarget): Promise<void> {
  return new Promise((resume) => {
    const end = () => {
      clearTimeout(timer);
      left.removeEventListener('abort', end);
      wake.removeEventListener('online', end);
      resume();
    };
    const timer = setTimeout(end, ms);
    left.addEventListener('abort', end);
    wake.addEventListener('online', end);
  });
}
