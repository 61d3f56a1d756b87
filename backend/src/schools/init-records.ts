import type { Sequelize } from 'sequelize';

import { initCollegeRecord } from './college-record.ts';
import { initMajorRecord } from './major-record.ts';
import { initPersonRecord } from './person-record.ts';
import { initSchoolRecord } from './school-record.ts';
import { initSchoolRoleRecord } from './school-role-record.ts';

/** Binds the tables of this domain to a connection; run once, before any store is used. */
export function initSchoolRecords(sequelize: Sequelize): void {
  initSchoolRecord(sequelize);
  initCollegeRecord(sequelize);
  initMajorRecord(sequelize);
  initPersonRecord(sequelize);
  initSchoolRoleRecord(sequelize);
}
