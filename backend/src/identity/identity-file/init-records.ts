import type { Sequelize } from 'sequelize';

import { initIdentityFileRecords } from './identity-file-record.ts';
import { initIdentityPageRecord } from './identity-page-record.ts';

/** Binds the tables of identity files to a connection; run once, before any store is used. */
export function initIdentityFileTables(sequelize: Sequelize): void {
  initIdentityFileRecords(sequelize);
  initIdentityPageRecord(sequelize);
}
