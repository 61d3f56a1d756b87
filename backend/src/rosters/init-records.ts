import type { Sequelize } from 'sequelize';

import { initCandidateProfileRecord } from './candidate-profile-record.ts';
import { initPeopleImportRecord } from './people-import-record.ts';

/** Binds the tables of this domain to a connection; run once, before any store is used. */
export function initRosterRecords(sequelize: Sequelize): void {
  initCandidateProfileRecord(sequelize);
  initPeopleImportRecord(sequelize);
}
