import type {
  AdministratorRole,
  AdministratorView,
  CollegeView,
  OperatorSchoolView,
  SchoolView,
} from '@exam/contracts';

import type { Person } from './person-store.ts';
import type { College, School } from './school-store.ts';

export function presentSchool({ id, name, pinyinInitials }: School): SchoolView {
  return { id, name, pinyinInitials };
}

export function presentCollege({ id, name, contactName, contactPhone }: College): CollegeView {
  return { id, name, contactName, contactPhone };
}

/** Nothing of the people in it. */
export function presentSchoolForOperators(school: School): OperatorSchoolView {
  const { id, name, pinyinInitials, timeZone, deactivatedAt, createdAt } = school;
  return {
    ...{ id, name, pinyinInitials, timeZone },
    state: deactivatedAt ? 'deactivated' : 'active',
    createdAt: createdAt?.toISOString() ?? null,
  };
}

/** Name, role and a part of the phone: enough to tell whom a school has lost. */
export function presentAdministrator(
  { id, name, disabledAt }: Person,
  role: AdministratorRole,
  phone: string,
): AdministratorView {
  return { id, name, phone, role, state: disabledAt ? 'disabled' : 'enabled' };
}
