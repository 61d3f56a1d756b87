import { collegesView, schoolParams, schoolsQuery, schoolsView } from '@exam/contracts';

import { route, type Route } from '../platform/http/route.ts';
import type { SchoolStore } from './school-store.ts';
import { presentCollege, presentSchool } from './schools-presenter.ts';

/** What the login page must know before anybody is signed in. */
export function schoolsRoutes(schools: SchoolStore): Route[] {
  return [
    route({
      method: 'get',
      path: '/schools',
      access: 'anyone',
      summary: 'Finds schools by a part of the name or of the pinyin initials, at most 20',
      query: schoolsQuery,
      answer: schoolsView,
      handle: async ({ query }) => ({
        schools: (await schools.search(query.search)).map(presentSchool),
      }),
    }),
    route({
      method: 'get',
      path: '/schools/:schoolId/colleges',
      access: 'anyone',
      summary: 'Lists the colleges of a school; none for a school that does not exist',
      params: schoolParams,
      answer: collegesView,
      handle: async ({ params }) => ({
        colleges: (await schools.listColleges(params.schoolId)).map(presentCollege),
      }),
    }),
  ];
}
