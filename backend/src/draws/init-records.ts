import type { Sequelize } from 'sequelize';

import { initDrawNonceRecord } from './draw-nonce-record.ts';
import { initDrawRowRecord } from './draw-row-record.ts';
import { initDrawnOrderChangeRecord } from './drawn-order-change-record.ts';

/** Binds the tables of this domain to a connection; run once, before any store is used. */
export function initDrawRecords(sequelize: Sequelize): void {
  initDrawRowRecord(sequelize);
  initDrawNonceRecord(sequelize);
  initDrawnOrderChangeRecord(sequelize);
}
