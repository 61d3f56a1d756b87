import { granteesQuery, granteesView, grantRequest, grantsView } from '@exam/contracts';

import { route, type Route } from '../platform/http/route.ts';
import type { ChangeRole } from './commands/change-roles.ts';
import type { GrantQueries } from './queries/list-grants.ts';

interface Dependencies {
  readonly queries: GrantQueries;
  readonly grantRole: ChangeRole;
  readonly revokeRole: ChangeRole;
}

const access = ['securityAdmin'] as const;

/**
 * Who may do what in a school. Problems: 409 role-own, role-held, role-not-held, role-conflict,
 * role-needs-college, person-disabled, last-security-admin.
 */
export function roleRoutes({ queries, grantRole, revokeRole }: Dependencies): Route[] {
  const change = (word: 'grants' | 'revocations', summary: string, apply: ChangeRole) =>
    route({
      method: 'post',
      path: `/admin/roles/${word}`,
      access,
      summary,
      body: grantRequest,
      answer: grantsView,
      idempotent: true,
      handle: async ({ actor, body }) => {
        await apply(actor, body);
        return queries.list(actor);
      },
    });
  return [
    route({
      method: 'get',
      path: '/admin/roles',
      access,
      summary: 'Lists who holds which role in the school',
      answer: grantsView,
      handle: ({ actor }) => queries.list(actor),
    }),
    route({
      method: 'get',
      path: '/admin/roles/grantees',
      access,
      summary: 'Finds staff by name or phone, with the roles that they may be given',
      query: granteesQuery,
      answer: granteesView,
      handle: ({ actor, query }) => queries.findGrantees(actor, query.search),
    }),
    change('grants', 'Gives somebody a role, with a reason', grantRole),
    change(
      'revocations',
      'Takes a role from somebody, with a reason, and signs them out',
      revokeRole,
    ),
  ];
}
