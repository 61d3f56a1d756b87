import type { Sequelize } from 'sequelize';

import { initConsentRecord } from './consent-record.ts';
import { initConsentTextRecord } from './consent-text-record.ts';

/** Binds the tables of this domain to a connection; run once, before any store is used. */
export function initConsentRecords(sequelize: Sequelize): void {
  initConsentTextRecord(sequelize);
  initConsentRecord(sequelize);
}
