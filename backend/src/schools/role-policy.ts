import { grantableRole, type GrantableRole, type SchoolRole } from '@exam/contracts';

import type { Actor } from '../platform/policy/actor.ts';

/** Somebody of the staff, with what a decision about their roles needs. */
export interface RoleHolder {
  readonly id: string;
  readonly schoolId: string;
  readonly collegeId: string | null;
  readonly disabledAt: Date | null;
  readonly schoolRoles: readonly SchoolRole[];
}

/** Why a role cannot be granted or revoked; each is a problem code that a screen explains. */
export type RoleProblem =
  | 'forbidden'
  | 'role-own'
  | 'role-held'
  | 'role-not-held'
  | 'role-conflict'
  | 'role-needs-college'
  | 'person-disabled'
  | 'last-security-admin';

/** Whether the role excludes every other that is such: who administers does not watch over it. */
export const isSole = (role: SchoolRole): boolean => role !== 'inspector';

const isSecurityAdminOf = ({ schoolRoles, schoolId }: Actor, holder: RoleHolder): boolean =>
  schoolRoles.has('securityAdmin') && schoolId === holder.schoolId;

/** Null when the actor may give that role to that person. */
export function grantProblem(
  actor: Actor,
  holder: RoleHolder,
  role: GrantableRole,
): RoleProblem | null {
  if (!isSecurityAdminOf(actor, holder)) return 'forbidden';
  if (actor.personId === holder.id) return 'role-own';
  if (holder.disabledAt) return 'person-disabled';
  if (holder.schoolRoles.includes(role)) return 'role-held';
  if (isSole(role) && holder.schoolRoles.some(isSole)) return 'role-conflict';
  return role === 'collegeAdmin' && holder.collegeId === null ? 'role-needs-college' : null;
}

/**
 * Null when the actor may take that role from that person. `otherSecurityAdmins`: how many more of
 * them the school has who can sign in.
 */
export function revokeProblem(
  actor: Actor,
  holder: RoleHolder,
  role: SchoolRole,
  otherSecurityAdmins: number,
): RoleProblem | null {
  if (!isSecurityAdminOf(actor, holder) || role === 'operator') return 'forbidden';
  if (actor.personId === holder.id) return 'role-own';
  if (!holder.schoolRoles.includes(role)) return 'role-not-held';
  return role === 'securityAdmin' && otherSecurityAdmins === 0 ? 'last-security-admin' : null;
}

/** Of that many security admins who can sign in, those beside that person. */
export function othersBeside(
  { disabledAt, schoolRoles }: RoleHolder,
  securityAdmins: number,
): number {
  return securityAdmins - (schoolRoles.includes('securityAdmin') && !disabledAt ? 1 : 0);
}

/** What the actor may give to that person now. */
export function grantableRoles(actor: Actor, holder: RoleHolder): GrantableRole[] {
  return grantableRole.options.filter((role) => grantProblem(actor, holder, role) === null);
}
