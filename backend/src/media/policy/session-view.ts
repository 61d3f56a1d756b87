import type { MediaGrants } from '../media-ports.ts';

/** What a handle has become: VideoRoom ties it to one role with its first request. */
export type HandleKind = 'fresh' | 'publisher' | 'subscriber' | 'over';

/** All that the policy needs to know of a media session. */
export interface SessionView {
  readonly sessionId: number;
  readonly room: string;
  /** Id in the VideoRoom: the granted feed, or a made-up one for who may only watch. */
  readonly participantId: string;
  readonly grants: MediaGrants;
  readonly handles: ReadonlyMap<number, HandleKind>;
  /** With it Janus lets subscribe to anything; the browser never sees it. */
  readonly privateId: number | null;
  /** What Janus's own logs and admin API call the handles. */
  readonly opaqueId: string;
}
