import type { RoomRole } from '@exam/contracts';

/** A role that somebody has in one exam room. */
export interface RoomRoleHeld {
  readonly examRoomId: string;
  readonly role: RoomRole;
}

/** Asks the schedule for every room role of a person; none for who does not exist. */
export type RoomRolesOf = (personId: string) => Promise<readonly RoomRoleHeld[]>;

/** The roles of each room, in the order of their first mention. */
export function groupByRoom(held: readonly RoomRoleHeld[]): Map<string, Set<RoomRole>> {
  const rolesByRoom = new Map<string, Set<RoomRole>>();
  for (const { examRoomId, role } of held) {
    const roles = rolesByRoom.get(examRoomId) ?? new Set();
    rolesByRoom.set(examRoomId, roles.add(role));
  }
  return rolesByRoom;
}
