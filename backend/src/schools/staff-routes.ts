import {
  newStaffRequest,
  personParams,
  reasonRequest,
  staffListView,
  staffQuery,
  staffRequest,
  staffView,
} from '@exam/contracts';

import { route, type Route } from '../platform/http/route.ts';
import type { SetStaffState } from './commands/disable-staff.ts';
import type { AddStaff, EditStaff } from './commands/save-staff.ts';
import type { StaffQueries } from './queries/list-staff.ts';

interface Dependencies {
  readonly queries: StaffQueries;
  readonly addStaff: AddStaff;
  readonly editStaff: EditStaff;
  readonly disableStaff: SetStaffState;
  readonly enableStaff: SetStaffState;
}

const administrators = ['schoolAdmin', 'collegeAdmin'] as const;
const readers = [...administrators, 'securityAdmin'] as const;

/** The staff of a school. Problems: 409 phone-taken, holds-role, role-own, last-security-admin. */
export function staffRoutes(dependencies: Dependencies): Route[] {
  const { queries, addStaff, editStaff } = dependencies;
  const setState = (word: 'disable' | 'enable', summary: string, set: SetStaffState) =>
    route({
      method: 'post',
      path: `/admin/staff/:personId/${word}`,
      access: readers,
      summary,
      params: personParams,
      body: reasonRequest,
      answer: staffView,
      idempotent: true,
      handle: async ({ actor, params: { personId }, body }) => {
        await set(actor, personId, body.reason);
        return queries.view(actor, personId);
      },
    });
  return [
    route({
      method: 'get',
      path: '/admin/staff',
      access: readers,
      summary: 'Lists the staff that the reader may see, by name; finds by name or whole phone',
      query: staffQuery,
      answer: staffListView,
      handle: ({ actor, query }) => queries.list(actor, query),
    }),
    route({
      method: 'post',
      path: '/admin/staff',
      access: administrators,
      summary: 'Adds one person to the staff; roles are given by the security admin',
      body: newStaffRequest,
      answer: staffView,
      status: 201,
      idempotent: true,
      handle: async ({ actor, body }) => queries.view(actor, (await addStaff(actor, body)).id),
    }),
    route({
      method: 'put',
      path: '/admin/staff/:personId',
      access: administrators,
      summary:
        'Changes name, staff number, phone or college; a new phone or college signs them out',
      params: personParams,
      body: staffRequest,
      answer: staffView,
      idempotent: true,
      handle: async ({ actor, params: { personId }, body }) => {
        await editStaff(actor, personId, body);
        return queries.view(actor, personId);
      },
    }),
    setState(
      'disable',
      'Locks somebody out at once, open connections included',
      dependencies.disableStaff,
    ),
    setState('enable', 'Lets somebody in again', dependencies.enableStaff),
  ];
}
