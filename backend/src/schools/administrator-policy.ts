import type { AdministratorRole } from '@exam/contracts';

import { isSole, type RoleHolder } from './role-policy.ts';

/** Why an operator cannot name that administrator; each is a problem code that a screen explains. */
export type AdministratorProblem =
  | 'not-found'
  | 'administrator-present'
  | 'phone-taken'
  | 'person-disabled'
  | 'role-held'
  | 'role-conflict';

/**
 * Null when that person loses the role to somebody else. `replaces` null: the role is given away
 * without taking it from anybody, which operators do only where nobody who can sign in has it.
 */
export function replacedProblem(
  holders: readonly RoleHolder[],
  replaces: string | null,
): AdministratorProblem | null {
  if (replaces !== null) return holders.some(({ id }) => id === replaces) ? null : 'not-found';
  return holders.some(({ disabledAt }) => disabledAt === null) ? 'administrator-present' : null;
}

/**
 * Null when somebody of the staff, found by their phone, may have the role. A name that is not theirs
 * is a mistake about whose phone it is.
 */
export function successorProblem(
  successor: RoleHolder & { readonly name: string },
  { role, name, replaces }: { role: AdministratorRole; name: string; replaces: string | null },
): AdministratorProblem | null {
  if (successor.id === replaces || successor.name !== name) return 'phone-taken';
  if (successor.disabledAt) return 'person-disabled';
  if (successor.schoolRoles.includes(role)) return 'role-held';
  return successor.schoolRoles.some(isSole) ? 'role-conflict' : null;
}
