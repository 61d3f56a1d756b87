import type { Sequelize } from 'sequelize';

import { initLoginCodeRecord } from './login-code-record.ts';
import { initLoginSessionRecord } from './login-session-record.ts';

/** Binds the tables of this domain to a connection; run once, before any store is used. */
export function initLoginRecords(sequelize: Sequelize): void {
  initLoginCodeRecord(sequelize);
  initLoginSessionRecord(sequelize);
}
