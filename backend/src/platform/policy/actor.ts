import type { LoginRole, RoomRole, SchoolRole } from '@exam/contracts';

/** Whoever is signed in. Roles are per exam room: main examiner here, panel examiner there. */
export interface Actor {
  readonly personId: string;
  readonly sessionId: string;
  readonly schoolId: string;
  /** Null for who belongs to the whole school. */
  readonly collegeId: string | null;
  /** As whom they signed in. */
  readonly role: LoginRole;
  readonly schoolRoles: ReadonlySet<SchoolRole>;
  readonly rolesByRoom: ReadonlyMap<string, ReadonlySet<RoomRole>>;
}

/**
 * Staff whose login has passed the SMS code and lacks the second factor. It is no actor: nothing is
 * open to it but the routes that say so, which get it as their caller.
 */
export interface PartialActor {
  readonly partialSessionId: string;
  readonly personId: string;
  readonly schoolId: string;
  readonly role: LoginRole;
}

/** The roles of somebody in one exam room; none for who is not on its staff. */
export function roomRolesOf(actor: Actor, examRoomId: string): ReadonlySet<RoomRole> {
  return actor.rolesByRoom.get(examRoomId) ?? new Set();
}
