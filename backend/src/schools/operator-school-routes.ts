import {
  operatorSchoolDetailView,
  replacementRequest,
  schoolParams,
  smsQuotaRequest,
} from '@exam/contracts';

import { route, type Route } from '../platform/http/route.ts';
import type { ChangeSmsQuota } from './commands/change-sms-quota.ts';
import type { ReplaceAdministrator } from './commands/replace-administrator.ts';
import type { ViewSchool } from './queries/view-school.ts';

interface Dependencies {
  readonly viewSchool: ViewSchool;
  readonly changeSmsQuota: ChangeSmsQuota;
  readonly replaceAdministrator: ReplaceAdministrator;
}

const access = ['operator'] as const;

/**
 * What operators do with one school; of the people in it they see the administrators, masked.
 * Problems: 409 administrator-present, operator-phone, phone-taken, person-disabled, role-held,
 * role-conflict.
 */
export function operatorSchoolRoutes(dependencies: Dependencies): Route[] {
  const { viewSchool, changeSmsQuota, replaceAdministrator } = dependencies;
  return [
    route({
      method: 'get',
      path: '/operator/schools/:schoolId',
      access,
      summary: 'Shows a school with its administrators and its use of SMS',
      params: schoolParams,
      answer: operatorSchoolDetailView,
      handle: ({ params }) => viewSchool(params.schoolId),
    }),
    route({
      method: 'put',
      path: '/operator/schools/:schoolId/sms-quota',
      access,
      summary: 'Changes how many notices a school may send in a day and in a month',
      params: schoolParams,
      body: smsQuotaRequest,
      answer: operatorSchoolDetailView,
      idempotent: true,
      handle: async ({ params, body }) => {
        await changeSmsQuota(params.schoolId, body);
        return viewSchool(params.schoolId);
      },
    }),
    route({
      method: 'post',
      path: '/operator/schools/:schoolId/administrators',
      access,
      summary:
        'Puts somebody in the place of a lost administrator, and ends all access of that one',
      params: schoolParams,
      body: replacementRequest,
      answer: operatorSchoolDetailView,
      idempotent: true,
      handle: async ({ actor, params, body }) => {
        await replaceAdministrator(params.schoolId, body, actor.personId);
        return viewSchool(params.schoolId);
      },
    }),
  ];
}
