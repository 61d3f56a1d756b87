import {
  initialsQuery,
  initialsView,
  newSchoolRequest,
  operatorSchoolsQuery,
  operatorSchoolsView,
  operatorSchoolView,
  reasonRequest,
  schoolParams,
} from '@exam/contracts';

import { route, type Route } from '../platform/http/route.ts';
import type { CreateSchool } from './commands/create-school.ts';
import type { SetSchoolState } from './commands/set-school-state.ts';
import { pinyinInitials } from './pinyin-initials.ts';
import type { SchoolStore } from './school-store.ts';
import { presentSchoolForOperators } from './schools-presenter.ts';

interface Dependencies {
  readonly schools: SchoolStore;
  readonly createSchool: CreateSchool;
  readonly setSchoolState: SetSchoolState;
}

const access = ['operator'] as const;

/** What the platform's operators do: schools, and nobody in them. Problems: 409 name-taken, operator-phone. */
export function operatorRoutes({ schools, createSchool, setSchoolState }: Dependencies): Route[] {
  const setState = (word: 'deactivate' | 'reactivate', summary: string) =>
    route({
      method: 'post',
      path: `/operator/schools/:schoolId/${word}`,
      access,
      summary,
      params: schoolParams,
      body: reasonRequest,
      answer: operatorSchoolView,
      idempotent: true,
      handle: async ({ params, body }) => {
        const state = word === 'deactivate' ? 'deactivated' : 'active';
        const school = await setSchoolState(params.schoolId, state, body.reason);
        return presentSchoolForOperators(school);
      },
    });
  return [
    route({
      method: 'get',
      path: '/operator/schools',
      access,
      summary: 'Lists the schools, or those whose name or initials contain what is searched for',
      query: operatorSchoolsQuery,
      answer: operatorSchoolsView,
      handle: async ({ query }) => ({
        schools: (await schools.listForOperators(query.search)).map(presentSchoolForOperators),
      }),
    }),
    route({
      method: 'post',
      path: '/operator/schools',
      access,
      summary: 'Creates a school with its first three administrators',
      body: newSchoolRequest,
      answer: operatorSchoolView,
      status: 201,
      idempotent: true,
      handle: async ({ body }) => presentSchoolForOperators(await createSchool(body)),
    }),
    setState('deactivate', 'Lets nobody of a school sign in, and ends what they have open'),
    setState('reactivate', 'Lets the people of a school sign in again'),
    route({
      method: 'get',
      path: '/operator/pinyin-initials',
      access,
      summary: 'Proposes the pinyin initials of a name',
      query: initialsQuery,
      answer: initialsView,
      handle: ({ query }) => ({ pinyinInitials: pinyinInitials(query.name) }),
    }),
  ];
}
