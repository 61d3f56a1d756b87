import {
  schoolRole,
  type GranteesView,
  type GrantsView,
  type GrantView,
  type SchoolRole,
} from '@exam/contracts';

import type { Actor } from '../../platform/policy/actor.ts';
import type { Person } from '../person-store.ts';
import { grantableRoles, othersBeside, revokeProblem } from '../role-policy.ts';
import type { College } from '../school-store.ts';
import type { StaffQueries, StaffQueryDependencies } from './list-staff.ts';

/** People that one search for somebody to give a role to shows. */
const GRANTEES = 20;

export interface GrantQueries {
  /** Who holds what in the actor's school. */
  readonly list: (actor: Actor) => Promise<GrantsView>;
  /** Whom the actor could give a role to. */
  readonly findGrantees: (actor: Actor, search: string) => Promise<GranteesView>;
}

export function createGrantQueries(
  dependencies: StaffQueryDependencies,
  staff: StaffQueries,
): GrantQueries {
  const { schools, people, roles } = dependencies;
  return {
    list: async (actor) => {
      const { schoolId } = actor;
      const grants = await roles.list(schoolId);
      const ids = grants.flatMap(({ personId, grantedBy }) => [
        personId,
        ...(grantedBy ? [grantedBy] : []),
      ]);
      const known = byId(await people.list([...new Set(ids)]));
      const colleges = byId(await schools.listColleges(schoolId));
      const held = await roles.rolesOf(grants.map((grant) => grant.personId));
      const securityAdmins = await roles.countSecurityAdmins(schoolId);
      const views = grants.flatMap(({ role, grantedAt, grantedBy, ...grant }): GrantView[] => {
        const person = known.get(grant.personId);
        if (!person) return [];
        const holder = { ...person, schoolRoles: held.get(person.id) ?? [] };
        const others = othersBeside(holder, securityAdmins);
        return [
          {
            person: presentHolder(person, people.maskedPhone(person), colleges),
            role,
            grantedAt: grantedAt?.toISOString() ?? null,
            grantedBy: (grantedBy === null ? null : known.get(grantedBy)?.name) ?? null,
            can: { revoke: revokeProblem(actor, holder, role, others) === null },
          },
        ];
      });
      return { grants: views.sort(byRoleAndName) };
    },
    findGrantees: async (actor, search) => {
      const { staff: found } = await staff.list(actor, { search, page: 1 });
      const persons = byId(await people.list(found.map(({ id }) => id)));
      const view = found.slice(0, GRANTEES).flatMap((one) => {
        const person = persons.get(one.id);
        if (!person) return [];
        const holder = { ...person, schoolRoles: one.schoolRoles };
        return [{ ...one, grantable: grantableRoles(actor, holder) }];
      });
      return { people: view };
    },
  };
}

function presentHolder(
  { id, name, collegeId, disabledAt }: Person,
  phone: string,
  colleges: ReadonlyMap<string, College>,
): GrantView['person'] {
  const college = collegeId === null ? undefined : colleges.get(collegeId);
  return {
    ...{ id, name, phone },
    college: college ? { id: college.id, name: college.name } : null,
    state: disabledAt ? 'disabled' : 'enabled',
  };
}

const byId = <T extends { id: string }>(things: readonly T[]) =>
  new Map(things.map((thing) => [thing.id, thing]));

const rank = (role: SchoolRole) => schoolRole.options.indexOf(role);
const byRoleAndName = (a: GrantView, b: GrantView) =>
  rank(a.role) - rank(b.role) || a.person.name.localeCompare(b.person.name, 'zh-CN');
