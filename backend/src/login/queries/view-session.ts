import type { SessionView } from '@exam/contracts';

import { UnauthenticatedError } from '../../platform/errors/app-error.ts';
import {
  presentCollege,
  presentSchool,
  type PersonStore,
  type SchoolStore,
} from '../../schools/index.ts';
import type { LoginSessionStore } from '../login-session-store.ts';
import { groupByRoom, type RoomRolesOf } from '../room-roles.ts';

interface Dependencies {
  readonly schools: SchoolStore;
  readonly people: PersonStore;
  readonly sessions: LoginSessionStore;
  readonly roomRolesOf: RoomRolesOf;
}

/** What the browser must know of its session. Rejects with UnauthenticatedError when it is gone. */
export type ViewSession = (sessionId: string) => Promise<SessionView>;

export function createViewSession(dependencies: Dependencies): ViewSession {
  const { schools, people, sessions, roomRolesOf } = dependencies;
  return async (sessionId) => {
    const session = await sessions.find(sessionId);
    const person = session && (await people.find(session.personId));
    const school = person && (await schools.find(person.schoolId));
    if (!school) throw new UnauthenticatedError('unauthenticated', `no session ${sessionId}`);
    const { role, expiresAt, tookOver } = session;
    const { id, name, collegeId } = person;
    const college = collegeId === null ? null : await schools.findCollege(collegeId);
    const rolesByRoom = groupByRoom(role === 'examiner' ? await roomRolesOf(id) : []);
    return {
      id: sessionId,
      role,
      person: { id, name },
      school: { ...presentSchool(school), timeZone: school.timeZone },
      college: college && presentCollege(college),
      schoolRoles: role === 'admin' ? await people.schoolRolesOf(id) : [],
      rooms: [...rolesByRoom].map(([examRoomId, roles]) => ({ examRoomId, roles: [...roles] })),
      expiresAt: expiresAt.toISOString(),
      tookOver,
    };
  };
}
