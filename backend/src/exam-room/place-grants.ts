import type { Place, RoomRole } from '@exam/contracts';

import type { RoomStaff } from '../scheduling/index.ts';
import { waitingAreaStatuses, type Sitting } from './sitting.ts';

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

interface PlaceFacts {
  readonly place: Place;
  readonly personId: string;
  readonly display: string;
  readonly sittings: readonly Sitting[];
  readonly staff: readonly RoomStaff[];
}

const staffOf: Readonly<Record<Place, readonly RoomRole[]>> = {
  waitingArea: ['waitingExaminer'],
  examRoom: ['mainExaminer', 'panelExaminer'],
};

/**
 * Who may see whom. A candidate in the waiting area sees the examiner of their own talk and nobody
 * else; in the exam room, the panel; never another candidate. Null for who may not be there.
 */
export function placeGrants(facts: PlaceFacts): PlaceGrants | null {
  const { place, personId, display, sittings, staff } = facts;
  const present = sittings.filter(({ status }) =>
    place === 'examRoom' ? status === 'inRoom' : waitingAreaStatuses.includes(status),
  );
  const examiners = new Set(
    staff.filter(({ role }) => staffOf[place].includes(role)).map((member) => member.personId),
  );
  if (examiners.has(personId)) {
    const colleagues = [...examiners].filter((id) => id !== personId).map(cameraFeed);
    // Waiting examiners each have their own talk; colleagues would only be an echo.
    const seen = place === 'examRoom' ? colleagues : [];
    const candidates = present.map(({ id }) => primaryFeed(id));
    return { publish: cameraFeed(personId), subscribe: [...candidates, ...seen], display };
  }
  const own = present.find(({ candidateId }) => candidateId === personId);
  if (!own) return null;
  const talk = own.talkingWith === null ? [] : [cameraFeed(own.talkingWith)];
  const subscribe = place === 'examRoom' ? [...examiners].map(cameraFeed) : talk;
  return { publish: primaryFeed(own.id), subscribe, display };
}
