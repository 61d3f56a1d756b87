import {
  collegeParams,
  collegeRequest,
  majorParams,
  majorRequest,
  structureView,
} from '@exam/contracts';

import { route, type Route } from '../platform/http/route.ts';
import type { ChangeColleges } from './commands/change-colleges.ts';
import type { ChangeMajors } from './commands/change-majors.ts';
import type { ViewStructure } from './queries/view-structure.ts';

interface Dependencies {
  readonly colleges: ChangeColleges;
  readonly majors: ChangeMajors;
  readonly viewStructure: ViewStructure;
}

const access = ['schoolAdmin', 'collegeAdmin'] as const;

/** Colleges and majors; every change answers with all of it. Problems: 409 name-taken, major-code-taken, college-in-use, major-in-use. */
export function structureRoutes({ colleges, majors, viewStructure }: Dependencies): Route[] {
  return [
    route({
      method: 'get',
      path: '/admin/structure',
      access,
      summary: 'Lists the colleges and majors that the reader administers, with what hangs on them',
      answer: structureView,
      handle: ({ actor }) => viewStructure(actor),
    }),
    route({
      method: 'post',
      path: '/admin/colleges',
      access: ['schoolAdmin'],
      summary: 'Adds a college',
      body: collegeRequest,
      answer: structureView,
      status: 201,
      idempotent: true,
      handle: async ({ actor, body }) => {
        await colleges.add(actor, body);
        return viewStructure(actor);
      },
    }),
    route({
      method: 'put',
      path: '/admin/colleges/:collegeId',
      access,
      summary: 'Renames a college, or changes whom to call',
      params: collegeParams,
      body: collegeRequest,
      answer: structureView,
      idempotent: true,
      handle: async ({ actor, params, body }) => {
        await colleges.edit(actor, params.collegeId, body);
        return viewStructure(actor);
      },
    }),
    route({
      method: 'delete',
      path: '/admin/colleges/:collegeId',
      access: ['schoolAdmin'],
      summary: 'Deletes a college that has neither majors, people nor exams',
      params: collegeParams,
      answer: structureView,
      idempotent: true,
      handle: async ({ actor, params }) => {
        await colleges.remove(actor, params.collegeId);
        return viewStructure(actor);
      },
    }),
    route({
      method: 'post',
      path: '/admin/colleges/:collegeId/majors',
      access,
      summary: 'Adds a major to a college',
      params: collegeParams,
      body: majorRequest,
      answer: structureView,
      status: 201,
      idempotent: true,
      handle: async ({ actor, params, body }) => {
        await majors.add(actor, params.collegeId, body);
        return viewStructure(actor);
      },
    }),
    route({
      method: 'put',
      path: '/admin/majors/:majorId',
      access,
      summary: 'Renames a major, or changes its code',
      params: majorParams,
      body: majorRequest,
      answer: structureView,
      idempotent: true,
      handle: async ({ actor, params, body }) => {
        await majors.edit(actor, params.majorId, body);
        return viewStructure(actor);
      },
    }),
    route({
      method: 'delete',
      path: '/admin/majors/:majorId',
      access,
      summary: 'Deletes a major that no exam is for',
      params: majorParams,
      answer: structureView,
      idempotent: true,
      handle: async ({ actor, params }) => {
        await majors.remove(actor, params.majorId);
        return viewStructure(actor);
      },
    }),
  ];
}
