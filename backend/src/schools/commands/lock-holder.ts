import { NotFoundError } from '../../platform/errors/app-error.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import type { Person } from '../person-store.ts';
import { othersBeside, type RoleHolder } from '../role-policy.ts';
import { isInStaffScope } from '../staff-policy.ts';
import type { CommandDependencies } from './dependencies.ts';

export interface LockedHolder {
  /** The actor with the roles that they have now, and maybe no longer had when they asked. */
  readonly actor: Actor;
  readonly person: Person;
  readonly holder: RoleHolder;
  /** Security admins beside this person who can sign in. */
  readonly otherSecurityAdmins: number;
}

/**
 * Stops every other change of roles and access in the school until the transaction ends, and reads
 * what is decided on. Rejects with NotFoundError for who is no staff that the actor may see.
 */
export async function lockHolder(
  { people, roles }: CommandDependencies,
  asked: Actor,
  personId: string,
): Promise<LockedHolder> {
  const { schoolId } = asked;
  await roles.lock(schoolId);
  const self = await people.find(asked.personId);
  const held = await roles.rolesOf([asked.personId, personId]);
  const ownRoles = self?.disabledAt === null ? held.get(asked.personId) : [];
  const actor = { ...asked, schoolRoles: new Set(ownRoles) };
  const person = await people.lock(personId);
  if (person?.kind !== 'staff' || !isInStaffScope(actor, person)) {
    throw new NotFoundError('not-found', `no staff ${personId} in the scope`);
  }
  const holder = { ...person, schoolRoles: held.get(personId) ?? [] };
  const otherSecurityAdmins = othersBeside(holder, await roles.countSecurityAdmins(schoolId));
  return { actor, person, holder, otherSecurityAdmins };
}
