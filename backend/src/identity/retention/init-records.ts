import type { Sequelize } from 'sequelize';

import { initRetentionRuleRecord } from './retention-rule-record.ts';

/** Binds the tables of this domain to a connection; run once, before any store is used. */
export function initRetentionRecords(sequelize: Sequelize): void {
  initRetentionRuleRecord(sequelize);
}
