import type { Actor } from '../platform/policy/actor.ts';
import { administrationScope, isInScope } from './administration-scope.ts';

interface Place {
  readonly schoolId: string;
  readonly collegeId: string;
}

/** Colleges come and go by the school's own admins. */
export const canChangeColleges = ({ schoolRoles }: Actor): boolean =>
  schoolRoles.has('schoolAdmin');

/** A college's name, contact and majors are also its own admins' business. */
export function canChangeCollege(actor: Actor, place: Place): boolean {
  return isInScope(administrationScope(actor), place);
}
