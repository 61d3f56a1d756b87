import type { SchoolSettingsView } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../audit/index.ts';
import type { Route } from '../platform/http/route.ts';
import { createChangeColleges } from './commands/change-colleges.ts';
import { createChangeMajors } from './commands/change-majors.ts';
import { createGrantRole, createRevokeRole } from './commands/change-roles.ts';
import { createChangeSettings } from './commands/change-settings.ts';
import { createChangeSmsQuota, type SmsQuotas } from './commands/change-sms-quota.ts';
import { createCreateSchool } from './commands/create-school.ts';
import type { RevokeAccess } from './commands/dependencies.ts';
import { createDisableStaff, createEnableStaff } from './commands/disable-staff.ts';
import { createReplaceAdministrator } from './commands/replace-administrator.ts';
import { createAddStaff, createEditStaff } from './commands/save-staff.ts';
import { createSetSchoolState } from './commands/set-school-state.ts';
import { operatorRoutes } from './operator-routes.ts';
import { operatorSchoolRoutes } from './operator-school-routes.ts';
import type { PersonStore } from './person-store.ts';
import { createGrantQueries } from './queries/list-grants.ts';
import { createStaffQueries, type ListStaffRooms } from './queries/list-staff.ts';
import { createViewSchool } from './queries/view-school.ts';
import { createViewStructure, type CountExams } from './queries/view-structure.ts';
import { roleRoutes } from './role-routes.ts';
import { SchoolRoleStore } from './school-role-store.ts';
import type { SchoolStore } from './school-store.ts';
import { schoolsRoutes } from './schools-routes.ts';
import { settingsRoutes } from './settings-routes.ts';
import { staffRoutes } from './staff-routes.ts';
import { structureRoutes } from './structure-routes.ts';
import { StructureStore } from './structure-store.ts';

export interface SchoolsDependencies {
  readonly sequelize: Sequelize;
  readonly schools: SchoolStore;
  readonly people: PersonStore;
  readonly recordAudit: RecordAudit;
  /** Each ends sessions, open connections included, in the caller's transaction. */
  readonly revokeSessions: (personId: string) => Promise<void>;
  readonly revokeSessionsOfSchool: (schoolId: string) => Promise<void>;
  readonly countExams: CountExams;
  readonly listStaffRooms: ListStaffRooms;
  readonly revokeAccess: RevokeAccess;
  readonly smsQuotas: SmsQuotas;
  /** Of one school. */
  readonly loginCodesPerDay: number;
  /** The outside authority of the platform; null where it has none. */
  readonly authority: SchoolSettingsView['authority'];
}

/** Structure, staff, roles and settings of schools, and the operators who create them. */
export function createSchools(given: SchoolsDependencies): { readonly routes: readonly Route[] } {
  const { sequelize, schools, countExams, smsQuotas, loginCodesPerDay, authority } = given;
  const structure = new StructureStore(sequelize);
  const parts = { ...given, structure, roles: new SchoolRoleStore(sequelize) };
  const staff = createStaffQueries(parts);
  return {
    routes: [
      ...schoolsRoutes(schools),
      ...structureRoutes({
        colleges: createChangeColleges(parts),
        majors: createChangeMajors(parts),
        viewStructure: createViewStructure(structure, countExams),
      }),
      ...staffRoutes({
        queries: staff,
        addStaff: createAddStaff(parts),
        editStaff: createEditStaff(parts),
        disableStaff: createDisableStaff(parts),
        enableStaff: createEnableStaff(parts),
      }),
      ...roleRoutes({
        queries: createGrantQueries(parts, staff),
        grantRole: createGrantRole(parts),
        revokeRole: createRevokeRole(parts),
      }),
      ...settingsRoutes({
        ...{ schools, smsQuotas, loginCodesPerDay, authority },
        changeSettings: createChangeSettings(parts),
      }),
      ...operatorRoutes({
        schools,
        createSchool: createCreateSchool(parts),
        setSchoolState: createSetSchoolState(parts),
      }),
      ...operatorSchoolRoutes({
        viewSchool: createViewSchool(parts),
        changeSmsQuota: createChangeSmsQuota(parts),
        replaceAdministrator: createReplaceAdministrator(parts),
      }),
    ],
  };
}
