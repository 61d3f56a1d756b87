import type { Place } from '@exam/contracts';

import type { CommandDependencies } from '../commands/dependencies.ts';
import type { Directory } from '../directory.ts';
import { placeGrants, type PlaceGrants } from '../place-grants.ts';

/** Reads what a person may send and see in a place right now; null for who may not be there. */
export type FindPlaceGrants = (
  personId: string,
  examRoomId: string,
  place: Place,
) => Promise<PlaceGrants | null>;

/** Builds the query that the media gateway asks again and again. */
export function createFindPlaceGrants(
  { rooms, sittings }: Pick<CommandDependencies, 'rooms' | 'sittings'>,
  directory: Pick<Directory, 'people'>,
): FindPlaceGrants {
  return async (personId, examRoomId, place) => {
    const [room] = await rooms.list([examRoomId]);
    if (!room || room.status === 'ended') return null;
    const [all, staff] = await Promise.all([
      sittings.listByExamRoom(examRoomId),
      rooms.staffOf(examRoomId),
    ]);
    const display = (await directory.people([personId])).get(personId)?.name ?? '';
    return placeGrants({ place, personId, display, sittings: all, staff });
  };
}
