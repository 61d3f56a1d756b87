import { mediaCloseCode, type MediaTicketView } from '@exam/contracts';

import { JanusSession, GatewayClosedError } from './janus/janus-session';
import type { JanusHandle, RoomMessage } from './janus/janus-handle';
import type { PictureStatistics } from './janus/link-statistics';
import { Publisher, type Switches } from './janus/publisher';
import { RoomFeeds } from './janus/room-feeds';
import { Subscriber } from './janus/subscriber';
import { LinkWatch } from './link-watch';
import type { NetworkQuality } from './network-quality';
import type { RemoteFeed } from './remote-feed';

/** `lost`: get a new ticket and join again. `notAllowed`: stay away. */
export type RoomEnd = 'lost' | 'notAllowed';

export interface RoomConnectionOptions {
  readonly ticket: MediaTicketView;
  readonly local: MediaStream | null;
  readonly focused: string | null;
  readonly switches: () => Switches;
  /** The server's time, in milliseconds since the epoch. */
  readonly now: () => number;
  readonly onFeeds: (feeds: RemoteFeed[]) => void;
  readonly onNetwork: (network: NetworkQuality) => void;
  /** Whether the connection is being mended, or works. */
  readonly onMending: (mending: boolean) => void;
  readonly onEnd: (end: RoomEnd) => void;
}

/** Milliseconds. The gateway keeps a session for eight seconds after its socket closed. */
const claimFor = 7_000;
const claimEvery = 700;
/** Keepalives are answered every five seconds, so this long a silence is a dead socket. */
const silenceAllowed = 11_000;

const isJoined = (message: RoomMessage) => message.videoroom === 'joined';

/** One stay in a place, from a ticket until it is left or lost beyond mending. */
export class RoomConnection {
  private readonly feeds = new RoomFeeds();
  private readonly watch: LinkWatch;
  private frozenSince = new Map<string, number>();
  private mending: Promise<void> | undefined;
  private ended = false;

  private constructor(
    private readonly options: RoomConnectionOptions,
    private readonly session: JanusSession,
    private readonly publisher: Publisher,
    private readonly subscriber: Subscriber,
  ) {
    this.watch = new LinkWatch({
      publisher,
      subscriber,
      isOff: (feed) => this.feeds.get(feed)?.videoOff ?? false,
      onFrozen: (feeds) => {
        this.freeze(feeds);
      },
      onNetwork: options.onNetwork,
      onStalled: () => {
        void this.mend();
      },
      isSilent: () => session.silentFor > silenceAllowed,
    });
    subscriber.onChange = () => {
      this.tellFeeds();
    };
    subscriber.onFailure = () => {
      this.end('lost');
    };
  }

  /** Connects, joins, and sends and receives. Rejects when that fails, with nothing left open. */
  static async start(options: RoomConnectionOptions): Promise<RoomConnection> {
    let connection: RoomConnection | undefined;
    const session = await JanusSession.open(options.ticket, (code) => {
      connection?.socketClosed(code);
    });
    try {
      const onHangup = (up: boolean) => {
        if (!up) connection?.end('lost');
      };
      const [room, watching] = await Promise.all([
        session.attach({ webrtcState: onHangup }),
        session.attach({ webrtcState: onHangup }),
      ]);
      const publisher = new Publisher(room, options.switches);
      connection = new RoomConnection(options, session, publisher, new Subscriber(watching));
      await connection.enter(room);
      return connection;
    } catch (error) {
      connection?.stop();
      session.destroy();
      throw error;
    }
  }

  /** Sends these tracks instead. */
  async replaceLocal(stream: MediaStream): Promise<void> {
    if (this.options.ticket.publishFeed !== null) await this.publisher.send(stream);
  }

  /** Puts the switches into effect. */
  async applySwitches(): Promise<void> {
    await this.publisher.switch();
  }

  focus(feed: string | null): void {
    this.subscriber.focus(feed);
  }

  /** What each feed's picture has counted. */
  statistics(): Promise<ReadonlyMap<string, PictureStatistics>> {
    return this.watch.pictures();
  }

  /** The network may have changed: does not wait until that shows. */
  networkChanged(): void {
    void this.mend();
  }

  /** Leaves the room. */
  leave(): void {
    if (this.ended) return;
    this.stop();
    this.session.destroy();
  }

  private async enter(room: JanusHandle): Promise<void> {
    const { ticket, local, focused } = this.options;
    room.onMessage = ({ message }) => {
      if (this.feeds.hear(message)) this.subscriber.want(this.feeds.all);
      this.tellFeeds();
    };
    this.subscriber.focus(focused);
    const join = { request: 'join', ptype: 'publisher' };
    await room.ask(join, isJoined);
    this.tellFeeds();
    if (local && ticket.publishFeed !== null) await this.publisher.send(local);
    if (this.ended) throw new Error('the connection ended as it began');
    this.watch.start();
  }

  private socketClosed(code: number): void {
    if (code === mediaCloseCode.notAllowed) this.end('notAllowed');
    else if (code === mediaCloseCode.nodeLost || code === mediaCloseCode.ticketRefused)
      this.end('lost');
    else void this.mend();
  }

  /** Takes the session up on a new socket and lets both connections look for a new way, at once. */
  private mend(): Promise<void> {
    if (this.ended) return Promise.resolve();
    this.mending ??= this.tryToMend()
      .catch((error: unknown) => {
        const isRefused =
          error instanceof GatewayClosedError && error.code === mediaCloseCode.notAllowed;
        this.end(isRefused ? 'notAllowed' : 'lost');
      })
      .finally(() => {
        this.mending = undefined;
      });
    return this.mending;
  }

  private async tryToMend(): Promise<void> {
    this.options.onMending(true);
    await this.claim(performance.now() + claimFor);
    await Promise.all([this.publisher.restart(), this.subscriber.restart()]);
    this.watch.forgive();
    if (!this.ended) this.options.onMending(false);
  }

  private async claim(until: number): Promise<void> {
    try {
      await this.session.claim();
    } catch (error) {
      const isFinal = error instanceof GatewayClosedError && error.code >= 4_000;
      if (this.ended || isFinal || performance.now() > until) throw error;
      await new Promise((later) => setTimeout(later, claimEvery));
      await this.claim(until);
    }
  }

  private freeze(frozen: ReadonlySet<string>): void {
    const since = new Map([...frozen].map((feed) => [feed, this.frozenSince.get(feed)]));
    const now = this.options.now();
    this.frozenSince = new Map([...since].map(([feed, at]) => [feed, at ?? now]));
    this.tellFeeds();
  }

  private tellFeeds(): void {
    if (this.ended) return;
    const remote = this.subscriber.feeds().flatMap(({ feed, stream, videoMid, hasAudio }) => {
      const announced = this.feeds.get(feed);
      if (!announced) return [];
      return [
        {
          ...{ feed, stream, hasAudio },
          display: announced.display,
          hasVideo: videoMid !== null,
          videoMuted: announced.videoOff,
          audioMuted: announced.audioOff,
          frozenSince: this.frozenSince.get(feed) ?? null,
        },
      ];
    });
    this.options.onFeeds(remote);
  }

  private stop(): void {
    this.ended = true;
    this.watch.stop();
  }

  private end(end: RoomEnd): void {
    if (this.ended) return;
    this.stop();
    this.session.abandon();
    this.options.onEnd(end);
  }
}
