import {
  administratorRole,
  type AdministratorView,
  type OperatorSchoolDetailView,
} from '@exam/contracts';

import { NotFoundError } from '../../platform/errors/app-error.ts';
import type { SmsQuotas } from '../commands/change-sms-quota.ts';
import type { PersonStore } from '../person-store.ts';
import type { SchoolRoleStore } from '../school-role-store.ts';
import type { SchoolStore } from '../school-store.ts';
import { presentAdministrator, presentSchoolForOperators } from '../schools-presenter.ts';

interface Dependencies {
  readonly schools: SchoolStore;
  readonly people: PersonStore;
  readonly roles: SchoolRoleStore;
}

/** Who administers a school, by role and name. */
export type ListAdministrators = (schoolId: string) => Promise<AdministratorView[]>;

export function createListAdministrators({ people, roles }: Dependencies): ListAdministrators {
  return async (schoolId) => {
    const held = new Map<string, AdministratorView['role']>();
    for (const { personId, role } of await roles.list(schoolId)) {
      const known = administratorRole.safeParse(role);
      if (known.success) held.set(personId, known.data);
    }
    const views = (await people.list([...held.keys()])).flatMap((person) => {
      const role = held.get(person.id);
      return role ? [presentAdministrator(person, role, people.maskedPhone(person))] : [];
    });
    const place = ({ role }: AdministratorView) => administratorRole.options.indexOf(role);
    return views.sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name, 'zh'));
  };
}

/** One school as operators see it. Rejects with NotFoundError for what is no school. */
export type ViewSchool = (schoolId: string) => Promise<OperatorSchoolDetailView>;

export function createViewSchool(
  dependencies: Dependencies & { readonly smsQuotas: SmsQuotas },
): ViewSchool {
  const { schools, smsQuotas } = dependencies;
  const listAdministrators = createListAdministrators(dependencies);
  return async (schoolId) => {
    const school = await schools.find(schoolId);
    if (!school || school.isPlatform) throw new NotFoundError('not-found', `no school ${schoolId}`);
    return {
      ...presentSchoolForOperators(school),
      sms: await smsQuotas.view({ schoolId, zone: school.timeZone }),
      administrators: await listAdministrators(schoolId),
    };
  };
}
