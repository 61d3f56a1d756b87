import type { Heard, JanusHandle, RoomMessage } from './janus-handle';

/** One stream of somebody else, as it comes in on the one connection. */
interface IncomingStream {
  readonly mid: string;
  readonly type: string;
  readonly feed: string;
  /** What the sender calls the stream. */
  readonly feedMid: string;
}

export interface WantedFeed {
  readonly feed: string;
  /** Its streams; empty for all that there are. */
  readonly mids: readonly string[];
}

interface Request {
  readonly feed: string;
  readonly mid?: string;
}

export interface IncomingFeed {
  readonly feed: string;
  readonly stream: MediaStream;
  readonly videoMid: string | null;
  readonly hasAudio: boolean;
}

/** Milliseconds until a request that got no answer is made again. */
const answerWithin = 4_000;
const retryAfter = 500;
/** Up to so many pictures, with none in focus, are all shown at their best. */
const fewFeeds = 4;
const substream = { low: 0, middle: 1, high: 2 };

/** Receives all feeds that are wanted on one multistream connection. */
export class Subscriber {
  /** The feeds that come in have changed. */
  onChange: () => void = () => undefined;
  /** Negotiation failed for good. */
  onFailure: (error: unknown) => void = () => undefined;
  private wanted: readonly WantedFeed[] = [];
  private incoming: readonly IncomingStream[] = [];
  private readonly streams = new Map<string, MediaStream>();
  private readonly layers = new Map<string, number>();
  private focused: string | null = null;
  private joined = false;
  /** What was asked for last: nothing more is asked until it is so. */
  private asked: { readonly streams: readonly Request[]; readonly present: boolean } | undefined;
  private patience: ReturnType<typeof setTimeout> | undefined;
  private negotiation = Promise.resolve();

  constructor(private readonly handle: JanusHandle) {
    handle.onMessage = (heard) => {
      this.hear(heard);
    };
  }

  get peer(): RTCPeerConnection | null {
    return this.handle.peer;
  }

  /** Exactly these feeds shall come in. */
  want(feeds: readonly WantedFeed[]): void {
    this.wanted = feeds;
    this.synchronise();
  }

  /** This feed in its best quality, the others small; null for all alike. */
  focus(feed: string | null): void {
    this.focused = feed;
    this.chooseLayers();
  }

  /** The feeds that come in now, each with a stream of its own that stays the same object. */
  feeds(): IncomingFeed[] {
    const names = [...new Set(this.incoming.map(({ feed }) => feed))];
    return names.flatMap((feed) => {
      const stream = this.streams.get(feed);
      const own = this.incoming.filter((incoming) => incoming.feed === feed);
      const videoMid = own.find(({ type }) => type === 'video')?.mid ?? null;
      const hasAudio = own.some(({ type }) => type === 'audio');
      return stream ? [{ feed, stream, videoMid, hasAudio }] : [];
    });
  }

  /** Looks for a new way to Janus. */
  async restart(): Promise<void> {
    if (this.peer) await this.handle.send({ request: 'configure', restart: true });
  }

  /** Asks the sender of a picture that stands still for a key frame: resuming does. */
  async refresh(mid: string): Promise<void> {
    await this.handle.send({ request: 'configure', streams: [{ mid, send: false }] });
    await this.handle.send({ request: 'configure', streams: [{ mid, send: true }] });
  }

  detach(): void {
    clearTimeout(this.patience);
    this.handle.onMessage = () => undefined;
    this.handle.detach();
  }

  private hear({ message, jsep }: Heard): void {
    if (message.error_code !== undefined) {
      // Whoever was asked for has just left, and the room is about to say so.
      this.askAgainIn(retryAfter);
      return;
    }
    if (message.videoroom === 'attached') this.joined = true;
    if (Array.isArray(message['streams'])) this.incoming = parseStreams(message);
    this.negotiation = this.negotiation
      .then(async () => {
        if (jsep) await this.negotiate(jsep);
        this.onChange();
        this.synchronise();
      })
      .catch((error: unknown) => {
        this.onFailure(error);
      });
  }

  private async negotiate(offer: NonNullable<Heard['jsep']>): Promise<void> {
    const answer = await this.handle.answer(offer);
    await this.handle.send({ request: 'start' }, answer);
    this.collectTracks();
    this.chooseLayers();
  }

  private synchronise(): void {
    const { asked } = this;
    // A message that came meanwhile may be about something else, and asking twice subscribes twice.
    const isDue = (stream: Request, due: boolean) =>
      this.isWanted(stream) === due && this.isIncoming(stream) !== due;
    if (asked?.streams.some((stream) => isDue(stream, asked.present))) return;
    clearTimeout(this.patience);
    this.asked = undefined;
    const missing = this.wanted.flatMap((feed) => this.missingOf(feed));
    const surplus = [...new Set(this.incoming.map(({ feed }) => feed))]
      .map((feed) => ({ feed }))
      .filter((stream) => !this.isWanted(stream));
    if (missing.length > 0) this.request(this.joined ? 'subscribe' : 'join', missing);
    else if (surplus.length > 0) this.request('unsubscribe', surplus);
  }

  /** A feed that is new is asked for as a whole; of one that has grown, what is new of it. */
  private missingOf({ feed, mids }: WantedFeed): Request[] {
    if (!this.isIncoming({ feed })) return [{ feed }];
    return mids.map((mid) => ({ feed, mid })).filter((stream) => !this.isIncoming(stream));
  }

  private isWanted({ feed, mid }: Request): boolean {
    const wanted = this.wanted.find((one) => one.feed === feed);
    return wanted !== undefined && (mid === undefined || wanted.mids.includes(mid));
  }

  private isIncoming({ feed, mid }: Request): boolean {
    return this.incoming.some(
      (stream) => stream.feed === feed && (mid === undefined || stream.feedMid === mid),
    );
  }

  private request(
    request: 'join' | 'subscribe' | 'unsubscribe',
    streams: readonly Request[],
  ): void {
    this.asked = { streams, present: request !== 'unsubscribe' };
    this.askAgainIn(answerWithin);
    const message =
      request === 'join' ? { request, ptype: 'subscriber', streams } : { request, streams };
    this.handle.send(message).catch((error: unknown) => {
      this.onFailure(error);
    });
  }

  private askAgainIn(ms: number): void {
    clearTimeout(this.patience);
    this.patience = setTimeout(() => {
      this.asked = undefined;
      this.synchronise();
    }, ms);
  }

  /** After a negotiation: the tracks of each feed, in a stream that stays the same. */
  private collectTracks(): void {
    const transceivers = this.peer?.getTransceivers() ?? [];
    for (const feed of new Set(this.incoming.map((incoming) => incoming.feed))) {
      const stream = this.streams.get(feed) ?? new MediaStream();
      this.streams.set(feed, stream);
      const mids = this.incoming.filter((incoming) => incoming.feed === feed).map(({ mid }) => mid);
      const tracks = transceivers
        .filter(({ mid }) => mid !== null && mids.includes(mid))
        .map(({ receiver }) => receiver.track);
      for (const old of stream.getTracks()) if (!tracks.includes(old)) stream.removeTrack(old);
      for (const track of tracks) stream.addTrack(track);
    }
    for (const feed of this.streams.keys()) {
      if (!this.incoming.some((incoming) => incoming.feed === feed)) this.streams.delete(feed);
    }
  }

  private chooseLayers(): void {
    const videos = this.incoming.filter(({ type }) => type === 'video');
    const alike = videos.length > fewFeeds ? substream.middle : substream.high;
    const changed = videos.flatMap(({ mid, feed }) => {
      const best = feed === this.focused ? substream.high : substream.low;
      const layer = this.focused === null ? alike : best;
      // Janus itself begins with the highest.
      if ((this.layers.get(`${mid} ${feed}`) ?? substream.high) === layer) return [];
      this.layers.set(`${mid} ${feed}`, layer);
      return [{ mid, substream: layer }];
    });
    if (changed.length === 0) return;
    this.handle.send({ request: 'configure', streams: changed }).catch((error: unknown) => {
      this.onFailure(error);
    });
  }
}

function parseStreams(message: RoomMessage): IncomingStream[] {
  const streams = message['streams'] as Readonly<Record<string, unknown>>[];
  return streams
    .filter((stream) => stream['active'] === true && typeof stream['feed_id'] === 'string')
    .map((stream) => ({
      mid: String(stream['mid']),
      type: String(stream['type']),
      feed: String(stream['feed_id']),
      feedMid: String(stream['feed_mid']),
    }));
}
