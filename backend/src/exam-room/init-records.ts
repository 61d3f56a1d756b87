import type { Sequelize } from 'sequelize';

import { initIncidentRecord } from './incident-record.ts';
import { initSittingFlowStepRecord } from './sitting-flow-step-record.ts';
import { initSittingRecord } from './sitting-record.ts';
import { initSittingTransitionRecord } from './sitting-transition-record.ts';

/** Binds the tables of this domain to a connection; run once, before any store is used. */
export function initExamRoomRecords(sequelize: Sequelize): void {
  initSittingRecord(sequelize);
  initSittingTransitionRecord(sequelize);
  initSittingFlowStepRecord(sequelize);
  initIncidentRecord(sequelize);
}
