import type { Place } from '@exam/contracts';

import type { Actor } from '../platform/policy/actor.ts';

/** What one person may send and see in one place of an exam room, right now. */
export interface MediaGrants {
  /** Feed to publish as; null for who may only watch. */
  readonly publish: string | null;
  /** Feeds that may be subscribed to; each appears when its owner publishes. */
  readonly subscribe: readonly string[];
  /** Name that others see on the feed. */
  readonly display: string;
}

/** Reads the truth: null for who may not be in that place. */
export type FindPlaceGrants = (
  personId: string,
  examRoomId: string,
  place: Place,
) => Promise<MediaGrants | null>;

/** Who holds a session cookie with this value; null when nobody is signed in with it. */
export type IdentifyCookie = (cookie: string) => Promise<Actor | null>;
