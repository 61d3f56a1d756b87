import {
  readStatistics,
  type LinkStatistics,
  type PictureStatistics,
} from './janus/link-statistics';
import type { Publisher } from './janus/publisher';
import type { Subscriber } from './janus/subscriber';
import { rateNetwork, type NetworkQuality } from './network-quality';
import { Patience } from './patience';
import { StallWatch } from './stall-watch';

export interface LinkWatchOptions {
  readonly publisher: Pick<Publisher, 'peer'>;
  readonly subscriber: Pick<Subscriber, 'peer' | 'feeds' | 'refresh' | 'restart'>;
  /** Whether the sender switched the picture off: then it may stand still. */
  readonly isOff: (feed: string) => boolean;
  /** Whether the gateway has not been heard for too long. */
  readonly isSilent: () => boolean;
  /** The feeds whose picture stands still. */
  readonly onFrozen: (feeds: ReadonlySet<string>) => void;
  readonly onNetwork: (network: NetworkQuality) => void;
  /** Our own connection is broken; called again as long as it is. */
  readonly onStalled: () => void;
}

/** Milliseconds. */
const lookEvery = 500;
const stallAfter = 2_500;
const rateEvery = 2_000;

const own = { publisher: 'own publisher', subscriber: 'own subscriber' };

/**
 * Looks at what is decoded and at what arrives, because nothing else tells that a network path has
 * died: no event comes, and packets that are sent into the void still count as sent.
 */
export class LinkWatch {
  private readonly frames = new StallWatch(stallAfter);
  private readonly links = new StallWatch(stallAfter);
  private timer: ReturnType<typeof setInterval> | undefined;
  private looking = false;
  // Each effort costs processor time and bits, which may be the very things that are short.
  private readonly mendAll = new Patience(2_000, 8_000);
  private readonly mendReceiving = new Patience(4_000, 16_000);
  private readonly refreshing = new Patience(3_000, 24_000);
  private ratedAt = 0;
  private rated = new Map<string, LinkStatistics>();

  constructor(private readonly options: LinkWatchOptions) {}

  start(): void {
    this.timer = setInterval(() => {
      if (!this.looking) void this.look();
    }, lookEvery);
  }

  stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** After mending: everything has its full time again. */
  forgive(): void {
    this.links.reset();
  }

  /** What each feed's picture has counted. */
  async pictures(): Promise<ReadonlyMap<string, PictureStatistics>> {
    const { peer } = this.options.subscriber;
    return this.byFeed(peer ? await readStatistics(peer) : undefined);
  }

  private async look(): Promise<void> {
    this.looking = true;
    try {
      const links = await this.readLinks();
      if (this.timer === undefined) return;
      const now = performance.now();
      this.rate(links, now);
      const frozen = this.frozen(links, now);
      this.options.onFrozen(frozen);
      const damage = this.damage(links, frozen, now);
      if (damage !== 'none') this.mend(damage, now);
      else if (frozen.size > 0) this.refresh(frozen, now);
      else this.allIsWell();
    } finally {
      this.looking = false;
    }
  }

  private async readLinks(): Promise<Map<string, LinkStatistics>> {
    const links = new Map<string, LinkStatistics>();
    for (const [name, { peer }] of [
      [own.publisher, this.options.publisher],
      [own.subscriber, this.options.subscriber],
    ] as const) {
      if (peer && peer.connectionState !== 'closed') links.set(name, await readStatistics(peer));
    }
    return links;
  }

  private frozen(links: ReadonlyMap<string, LinkStatistics>, now: number): ReadonlySet<string> {
    const pictures = [...this.byFeed(links.get(own.subscriber))];
    const moving = pictures.filter(([feed]) => !this.options.isOff(feed));
    const counters = moving.map(([feed, { framesDecoded }]) => [feed, framesDecoded] as const);
    return this.frames.sample(new Map(counters), now);
  }

  /** What has to be mended: everything, only what comes in, or nothing of ours. */
  private damage(
    links: ReadonlyMap<string, LinkStatistics>,
    frozen: ReadonlySet<string>,
    now: number,
  ): 'none' | 'receiving' | 'all' {
    const counters = [...links].map(([name, { arrived }]) => [name, arrived] as const);
    const stalled = this.links.sample(new Map(counters), now);
    const { publisher, subscriber } = this.options;
    const isSendingDead =
      (stalled.has(own.publisher) && isSending(publisher.peer)) || isCut(publisher.peer);
    const seen = subscriber.feeds().filter(({ videoMid }) => videoMid !== null);
    const isAllStill = frozen.size > 0 && frozen.size === seen.length;
    const isReceivingDead = (stalled.has(own.subscriber) && isAllStill) || isCut(subscriber.peer);
    if (isSendingDead || this.options.isSilent()) return 'all';
    if (!isReceivingDead) return 'none';
    // Reports on what we send still come: then it is the others who are gone, or that one path.
    return publisher.peer ? 'receiving' : 'all';
  }

  private mend(damage: 'receiving' | 'all', now: number): void {
    if (!(damage === 'all' ? this.mendAll : this.mendReceiving).isTime(now)) return;
    if (damage === 'all') this.options.onStalled();
    // When this fails too, it is tried again.
    else this.options.subscriber.restart().catch(() => undefined);
  }

  private refresh(frozen: ReadonlySet<string>, now: number): void {
    if (!this.refreshing.isTime(now)) return;
    const { subscriber } = this.options;
    for (const { feed, videoMid } of subscriber.feeds()) {
      if (videoMid === null || !frozen.has(feed)) continue;
      // When this fails too, the picture stays still and is refreshed again.
      subscriber.refresh(videoMid).catch(() => undefined);
    }
  }

  private allIsWell(): void {
    for (const patience of [this.mendAll, this.mendReceiving, this.refreshing]) patience.reset();
  }

  private rate(links: Map<string, LinkStatistics>, now: number): void {
    if (now - this.ratedAt < rateEvery) return;
    const pairs = [...links].flatMap(([name, statistics]) => {
      const before = this.rated.get(name);
      return before ? [[before, statistics] as const] : [];
    });
    this.ratedAt = now;
    this.rated = links;
    if (pairs.length > 0) this.options.onNetwork(rateNetwork(pairs));
  }

  private byFeed(statistics: LinkStatistics | undefined): Map<string, PictureStatistics> {
    const feeds = this.options.subscriber.feeds();
    return new Map(
      feeds.flatMap(({ feed, videoMid }) => {
        const picture = videoMid === null ? undefined : statistics?.pictures.get(videoMid);
        return picture ? [[feed, picture] as const] : [];
      }),
    );
  }
}

function isCut(peer: RTCPeerConnection | null): boolean {
  return peer?.iceConnectionState === 'disconnected' || peer?.iceConnectionState === 'failed';
}

/** Only what is sent is reported on. */
function isSending(peer: RTCPeerConnection | null): boolean {
  return peer?.getSenders().some(({ track }) => track?.readyState === 'live') ?? false;
}
