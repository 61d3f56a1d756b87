import type { RoomMessage } from './janus-handle';

/** What the room says of a feed that may be watched. */
export interface AnnouncedFeed {
  readonly feed: string;
  readonly display: string;
  readonly videoOff: boolean;
  readonly audioOff: boolean;
  /** Its streams; empty where the room did not say, which means all that there are. */
  readonly mids: readonly string[];
}

type Entry = Readonly<Record<string, unknown>>;

const entriesOf = (value: unknown): Entry[] => (Array.isArray(value) ? (value as Entry[]) : []);

const isText = (value: unknown) => typeof value === 'string';

/** The feeds that are published in the room and may be watched, kept up by its messages. */
export class RoomFeeds {
  private readonly feeds = new Map<string, AnnouncedFeed>();

  get(feed: string): AnnouncedFeed | undefined {
    return this.feeds.get(feed);
  }

  get all(): readonly AnnouncedFeed[] {
    return [...this.feeds.values()];
  }

  /** Takes in a message of the room; whether it said anything of feeds. */
  hear(message: RoomMessage): boolean {
    const published = entriesOf(message['publishers']);
    for (const entry of published) this.announce(entry);
    const gone = [message['unpublished'], message['leaving']].filter(isText);
    for (const feed of gone) this.feeds.delete(feed);
    return published.length + gone.length > 0;
  }

  private announce(entry: Entry): void {
    const { id: feed, display } = entry;
    if (!isText(feed)) return;
    const streams = entriesOf(entry['streams']);
    const active = streams.filter(({ disabled }) => disabled !== true);
    const isOff = (kind: string) =>
      streams.some(({ type, description }) => type === kind && description === 'off');
    this.feeds.set(feed, {
      feed,
      display: isText(display) ? display : '',
      videoOff: isOff('video'),
      audioOff: isOff('audio'),
      mids: active.map(({ mid }) => mid).filter(isText),
    });
  }
}
