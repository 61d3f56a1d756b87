import type { CollegeView, SchoolView } from '@exam/contracts';

import type { College, School } from './school-store.ts';

export function presentSchool({ id, name, pinyinInitials }: School): SchoolView {
  return { id, name, pinyinInitials };
}

export function presentCollege({ id, name, contactName, contactPhone }: College): CollegeView {
  return { id, name, contactName, contactPhone };
}
