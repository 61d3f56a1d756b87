/** What one person may send and see in one place of an exam room, right now. */
export interface PlaceGrants {
  /** Feed to publish as; null for who may only watch. */
  readonly publish: string | null;
  /** Feeds that may be subscribed to; each appears when its owner publishes. */
  readonly subscribe: readonly string[];
  /** Name that others see on the feed: nothing that a candidate may not know. */
  readonly display: string;
}

/** Feed of a candidate's primary camera. */
export const primaryFeed = (sittingId: string) => `${sittingId}.primary`;

/** Feed of a staff member's camera. */
export const cameraFeed = (personId: string) => `${personId}.camera`;
