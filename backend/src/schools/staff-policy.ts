import type { Actor } from '../platform/policy/actor.ts';
import type { RoleHolder, RoleProblem } from './role-policy.ts';

/** Why somebody's account cannot be changed; each is a problem code that a screen explains. */
export type StaffProblem = RoleProblem | 'holds-role';

/** The part of a school whose staff somebody may look at. */
export interface StaffScope {
  readonly schoolId: string;
  /** Null for the whole school. */
  readonly collegeId: string | null;
}

/** Null for who has nothing to do with the staff. A security admin sees all, to give them roles. */
export function staffScope({ schoolRoles, schoolId, collegeId }: Actor): StaffScope | null {
  if (schoolRoles.has('schoolAdmin') || schoolRoles.has('securityAdmin')) {
    return { schoolId, collegeId: null };
  }
  return schoolRoles.has('collegeAdmin') && collegeId !== null ? { schoolId, collegeId } : null;
}

/** Whether the actor sees that person at all; where not, the person does not exist. */
export function isInStaffScope(actor: Actor, { schoolId, collegeId }: StaffScope): boolean {
  const scope = staffScope(actor);
  if (scope?.schoolId !== schoolId) return false;
  return scope.collegeId === null || scope.collegeId === collegeId;
}

/** Null when the actor may add staff to that college, or to the whole school. */
export function addProblem(actor: Actor, to: StaffScope): StaffProblem | null {
  return administers(actor, to) ? null : 'forbidden';
}

/** Null when the actor may change name and staff number. */
export function editProblem(actor: Actor, person: RoleHolder): StaffProblem | null {
  if (!administers(actor, person)) return 'forbidden';
  const isEqual = person.schoolRoles.length > 0 && !actor.schoolRoles.has('schoolAdmin');
  return isEqual && actor.personId !== person.id ? 'forbidden' : null;
}

/**
 * Null when the actor may change phone and college. Whoever gets the codes of a role's holder has the
 * role, so it is revoked first and granted to the new number by the security admin.
 */
export function moveProblem(actor: Actor, person: RoleHolder): StaffProblem | null {
  return editProblem(actor, person) ?? (person.schoolRoles.length > 0 ? 'holds-role' : null);
}

/**
 * Null when the actor may lock that person out, or let them in again. `otherSecurityAdmins`: how many
 * more of them the school has who can sign in.
 */
export function disableProblem(
  actor: Actor,
  person: RoleHolder,
  otherSecurityAdmins: number,
): StaffProblem | null {
  const isSecurityAdmin =
    actor.schoolRoles.has('securityAdmin') && actor.schoolId === person.schoolId;
  const holdsRole = person.schoolRoles.length > 0;
  if (!isSecurityAdmin && (holdsRole || !administers(actor, person))) return 'forbidden';
  if (actor.personId === person.id) return 'role-own';
  const isLast = person.schoolRoles.includes('securityAdmin') && otherSecurityAdmins === 0;
  return isLast ? 'last-security-admin' : null;
}

function administers(actor: Actor, scope: StaffScope): boolean {
  const { schoolRoles } = actor;
  const isAdministrator = schoolRoles.has('schoolAdmin') || schoolRoles.has('collegeAdmin');
  return isAdministrator && isInStaffScope(actor, scope);
}
