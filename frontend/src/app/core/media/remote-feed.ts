/** Somebody else in the place. */
export interface RemoteFeed {
  readonly feed: string;
  readonly display: string;
  /** Stays the same object for as long as the feed does. */
  readonly stream: MediaStream;
  readonly hasVideo: boolean;
  readonly hasAudio: boolean;
  readonly videoMuted: boolean;
  readonly audioMuted: boolean;
  /** Milliseconds since the epoch by the server's clock; null while the picture moves. */
  readonly frozenSince: number | null;
}

/** Whether both would look the same on the screen. */
export function isSameFeed(a: RemoteFeed, b: RemoteFeed): boolean {
  return (Object.keys(a) as (keyof RemoteFeed)[]).every((field) => a[field] === b[field]);
}
