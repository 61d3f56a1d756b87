import { DOCUMENT, ErrorHandler, Service, effect, inject, signal, untracked } from '@angular/core';
import {
  parseRealtimeEvent,
  realtimeEventNames,
  type RealtimeEventData,
  type RealtimeEventName,
} from '@exam/contracts';
import { Store } from '@ngrx/store';
import { EMPTY, Subject, concatMap, filter, of, type Observable } from 'rxjs';

import { ServerClock } from '../clock/server-clock';
import { sessionActions } from '../session/session.actions';
import { sessionFeature } from '../session/session.feature';

/** Milliseconds. Drawn at random, so that a restart of the server is not followed by a stampede. */
const reconnectDelay = () => 1_000 + Math.random() * 4_000;

/** To follow what concerns the admins of one's own school, instead of one exam room. */
export const ownSchool = 'school';

export interface Connection {
  /** `idle` while nothing is followed. */
  readonly state: 'idle' | 'connecting' | 'connected' | 'lost';
  /** Milliseconds since the epoch by this computer's clock. */
  readonly since: number;
}

/** What the server pushes: one EventSource for the tab, on the exam room or school that it follows. */
@Service()
export class RealtimeClient {
  private readonly errorHandler = inject(ErrorHandler);
  private readonly store = inject(Store);
  private readonly clock = inject(ServerClock);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly messages = new Subject<MessageEvent<string>>();
  private readonly reloads = new Subject<void>();
  private readonly connectionSignal = signal<Connection>({ state: 'idle', since: Date.now() });
  private source: EventSource | null = null;
  private reconnect: ReturnType<typeof setTimeout> | undefined;
  private followed: string | null = null;
  /** Id of the last message's entry in the Redis stream. */
  private lastEventId = '';

  readonly connection = this.connectionSignal.asReadonly();
  /** What was pushed may have passed unheard: fetch the snapshot again. */
  readonly reload: Observable<void> = this.reloads.asObservable();

  constructor() {
    this.on('realtime.ready.v1').subscribe(({ now }) => {
      this.clock.hear(now);
    });
    this.on('realtime.session-ended.v1').subscribe(({ reason }) => {
      this.follow(null);
      this.store.dispatch(sessionActions.ended({ reason }));
    });
    this.on('realtime.part-ended.v1').subscribe(() => {
      this.follow(null);
      this.reloads.next();
    });
    const session = this.store.selectSignal(sessionFeature.selectSession);
    effect(() => {
      if (session() === null)
        untracked(() => {
          this.follow(null);
        });
    });
    this.window?.addEventListener('offline', () => {
      if (this.followed !== null) this.turn('lost');
    });
    this.window?.addEventListener('online', () => {
      if (this.followed !== null) this.open(this.followed);
    });
  }

  /**
   * Follows the events of this exam room only, or of `ownSchool`; null follows none. The same again
   * changes nothing.
   */
  follow(followed: string | null): void {
    if (followed === this.followed) return;
    this.close();
    this.followed = followed;
    this.lastEventId = '';
    if (followed === null) this.turn('idle');
    else {
      this.turn('connecting');
      this.open(followed);
    }
  }

  /** The data of every event of this name. Never fails: what breaks the contract is reported. */
  on<Name extends RealtimeEventName>(name: Name): Observable<RealtimeEventData<Name>> {
    return this.messages.pipe(
      filter(({ type }) => type === name),
      concatMap(({ data }) => this.parse(name, data)),
    );
  }

  private open(followed: string): void {
    this.close();
    // After a cut an EventSource resumes by itself, sending Last-Event-ID. An error status ends it,
    // such as a proxy's during a deployment: its successor knows no id, so the address carries it.
    const scope = followed === ownSchool ? null : { examRoomId: followed };
    const query = new URLSearchParams({ ...scope, lastEventId: this.lastEventId });
    const source = new EventSource(`/api/realtime?${query.toString()}`);
    this.source = source;
    for (const name of realtimeEventNames) {
      source.addEventListener(name, (message: MessageEvent<string>) => {
        this.hear(name, message);
      });
    }
    source.onopen = () => {
      this.turn('connected');
    };
    source.onerror = () => {
      if (this.connectionSignal().state === 'connected') this.turn('lost');
      // One that was closed here has a successor, or needs none.
      const ended = source.readyState === EventSource.CLOSED && source === this.source;
      if (ended) this.openLater(followed);
    };
  }

  private openLater(followed: string): void {
    // The server refuses whose session is over with an error status, which is not told here.
    this.store.dispatch(sessionActions.checkRequested());
    clearTimeout(this.reconnect);
    this.reconnect = setTimeout(() => {
      if (this.followed === followed) this.open(followed);
    }, reconnectDelay());
  }

  private hear(name: RealtimeEventName, message: MessageEvent<string>): void {
    const resumed = this.lastEventId !== '';
    if (message.lastEventId !== '') this.lastEventId = message.lastEventId;
    this.messages.next(message);
    // Nobody heard what was pushed between the snapshot and a first connection.
    if (name === 'realtime.reload.v1' || (name === 'realtime.ready.v1' && !resumed))
      this.reloads.next();
  }

  private close(): void {
    clearTimeout(this.reconnect);
    this.source?.close();
    this.source = null;
  }

  private turn(state: Connection['state']): void {
    if (this.connectionSignal().state !== state)
      this.connectionSignal.set({ state, since: Date.now() });
  }

  private parse<Name extends RealtimeEventName>(
    name: Name,
    data: string,
  ): Observable<RealtimeEventData<Name>> {
    try {
      return of(parseRealtimeEvent(name, JSON.parse(data)));
    } catch (error) {
      // One bad message must not end the stream.
      this.errorHandler.handleError(error);
      return EMPTY;
    }
  }
}
