export {
  administrationScope,
  isInScope,
  requireScope,
  whereInScope,
  type AdministrationScope,
} from './administration-scope.ts';
export { CollegeRecord } from './college-record.ts';
export { createCreateOperator, platformSchool } from './commands/create-operator.ts';
export { createCreateSchool } from './commands/create-school.ts';
export type { RevokeAccess } from './commands/dependencies.ts';
export { createReplaceAdministrator } from './commands/replace-administrator.ts';
export { createSchools, type SchoolsDependencies } from './create-schools.ts';
export { initSchoolRecords } from './init-records.ts';
export { MajorRecord } from './major-record.ts';
export { BULK_ROWS, PeopleInBulk, type WrittenPerson } from './people-in-bulk.ts';
export { PersonRecord, type PersonKind } from './person-record.ts';
export { PersonStore, type NewPerson, type Person, type PersonNumber } from './person-store.ts';
export { PersonalData, sealedPersonColumns } from './personal-data.ts';
export { maskIdNumber, maskName, maskPhone } from './masking.ts';
export { createListAdministrators } from './queries/view-school.ts';
export { SchoolRecord } from './school-record.ts';
export { SchoolRoleStore } from './school-role-store.ts';
export { SchoolRoleRecord } from './school-role-record.ts';
export { SchoolStore, type College, type Major, type School } from './school-store.ts';
export { presentCollege, presentSchool } from './schools-presenter.ts';
