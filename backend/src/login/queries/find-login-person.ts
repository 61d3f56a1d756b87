import type { CodeRequest } from '@exam/contracts';

import type { PersonStore, SchoolStore } from '../../schools/index.ts';
import { canLogIn } from '../login-policy.ts';
import type { RoomRolesOf } from '../room-roles.ts';

interface Dependencies {
  readonly schools: SchoolStore;
  readonly people: PersonStore;
  readonly roomRolesOf: RoomRolesOf;
}

/** Stands for whom we did not find, so that their roles are asked for all the same. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Id of the person who may sign in so; null for nobody. The same queries for everyone who asks. */
export type FindLoginPerson = (asked: CodeRequest) => Promise<string | null>;

export function createFindLoginPerson(dependencies: Dependencies): FindLoginPerson {
  const { schools, people, roomRolesOf } = dependencies;
  return async (asked) => {
    const { role, schoolId, phone } = asked;
    const kind = role === 'candidate' ? 'candidate' : 'staff';
    const school = await schools.find(schoolId);
    const person = await people.findByPhone({ schoolId, kind, phone });
    const id = person?.id ?? NOBODY;
    const schoolRoles = role === 'admin' ? await people.schoolRolesOf(id) : [];
    const rooms = role === 'examiner' ? await roomRolesOf(id) : [];
    if (!school || school.deactivatedAt || !person || person.disabledAt) return null;
    const standing = { collegeId: person.collegeId, schoolRoles, hasRoom: rooms.length > 0 };
    return canLogIn(asked, standing).allowed ? id : null;
  };
}
