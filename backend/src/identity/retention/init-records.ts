import type { Sequelize } from 'sequelize';

import { initLegalHoldRecord } from './legal-hold-record.ts';
import { initRetentionBatchRecord } from './retention-batch-record.ts';
import { initRetentionRuleRecord } from './retention-rule-record.ts';

/** Binds the tables of this domain to a connection; run once, before any store is used. */
export function initRetentionRecords(sequelize: Sequelize): void {
  initRetentionRuleRecord(sequelize);
  initRetentionBatchRecord(sequelize);
  initLegalHoldRecord(sequelize);
}
