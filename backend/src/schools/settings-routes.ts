import {
  schoolSettingsRequest,
  schoolSettingsView,
  type SchoolSettingsView,
} from '@exam/contracts';

import { NotFoundError } from '../platform/errors/app-error.ts';
import { route, type Route } from '../platform/http/route.ts';
import type { Actor } from '../platform/policy/actor.ts';
import type { ChangeSettings } from './commands/change-settings.ts';
import type { SmsQuotas } from './commands/change-sms-quota.ts';
import type { School, SchoolStore } from './school-store.ts';

interface Dependencies {
  readonly schools: SchoolStore;
  readonly changeSettings: ChangeSettings;
  readonly smsQuotas: SmsQuotas;
  readonly loginCodesPerDay: number;
  /** The outside authority of the platform; null where it has none. */
  readonly authority: SchoolSettingsView['authority'];
}

/** What a school settles for itself. */
export function settingsRoutes(dependencies: Dependencies): Route[] {
  const { schools, changeSettings, smsQuotas, loginCodesPerDay, authority } = dependencies;
  const present = async (school: School, actor: Actor): Promise<SchoolSettingsView> => ({
    ...{ ...school, loginCodesPerDay, authority },
    sms: await smsQuotas.view({ schoolId: school.id, zone: school.timeZone }),
    can: {
      edit: actor.schoolRoles.has('schoolAdmin'),
      setSecondFactor: actor.schoolRoles.has('securityAdmin'),
    },
  });
  return [
    route({
      method: 'get',
      path: '/admin/settings',
      access: ['schoolAdmin', 'securityAdmin'],
      summary: 'Tells the settings of the school',
      answer: schoolSettingsView,
      handle: async ({ actor }) => {
        const school = await schools.find(actor.schoolId);
        if (!school) throw new NotFoundError('not-found', `no school ${actor.schoolId}`);
        return present(school, actor);
      },
    }),
    route({
      method: 'put',
      path: '/admin/settings',
      access: ['schoolAdmin'],
      summary: 'Changes time zone, contact and outside authority of the school',
      body: schoolSettingsRequest,
      answer: schoolSettingsView,
      idempotent: true,
      handle: async ({ actor, body }) => present(await changeSettings(actor, body), actor),
    }),
  ];
}
