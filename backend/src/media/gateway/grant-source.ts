import type { Logger } from '../../platform/logging/logger.ts';
import type { MediaRoomStore } from '../media-room-store.ts';
import type { FindPlaceGrants, MediaGrants } from '../media-ports.ts';
import type { SessionState } from './session-state.ts';

export type GrantReading =
  | { readonly outcome: 'grants'; readonly grants: MediaGrants }
  /** The person may no longer be there. */
  | { readonly outcome: 'none' }
  /** The place is elsewhere now, or the person takes part in another way: join again. */
  | { readonly outcome: 'moved' }
  /** The truth could not be read: what was granted stays, nothing is added. */
  | { readonly outcome: 'unknown' };

/**
 * How long what was granted outlasts the database, in milliseconds: as long as it is away, nobody
 * can have committed anything else; but a gateway that alone cannot reach it must not go on for ever.
 */
const UNKNOWN_FOR_MS = 60_000;

/** Reads what a session may do from where it is decided, for one gateway process. */
export class GrantSource {
  private readonly findPlaceGrants: FindPlaceGrants;
  private readonly rooms: MediaRoomStore;
  private readonly logger: Logger;
  private unknownSince: number | undefined;

  constructor(findPlaceGrants: FindPlaceGrants, rooms: MediaRoomStore, logger: Logger) {
    this.findPlaceGrants = findPlaceGrants;
    this.rooms = rooms;
    this.logger = logger;
  }

  async read({ principal, place, grants: before }: SessionState): Promise<GrantReading> {
    const { personId, examRoomId } = principal;
    try {
      const [grants, room] = await Promise.all([
        this.findPlaceGrants(personId, examRoomId, principal.place),
        this.rooms.find(examRoomId, principal.place),
      ]);
      this.unknownSince = undefined;
      if (!grants) return { outcome: 'none' };
      const isSame = room?.room === place.room && grants.publish === before.publish;
      return isSame ? { outcome: 'grants', grants } : { outcome: 'moved' };
    } catch (error) {
      this.logger.error({ err: error }, 'media grants could not be read');
      this.unknownSince ??= performance.now();
      const isLong = performance.now() - this.unknownSince > UNKNOWN_FOR_MS;
      return { outcome: isLong ? 'moved' : 'unknown' };
    }
  }
}
