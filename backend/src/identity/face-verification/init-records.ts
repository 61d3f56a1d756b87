import type { Sequelize } from 'sequelize';

import { initFaceFrameRecord } from './face-frame-record.ts';
import { initFaceResultRecord } from './face-result-record.ts';
import { initFaceSessionRecord } from './face-session-record.ts';
import { initFaceStepRecord } from './face-step-record.ts';

/** Binds the tables of face verification to a connection; run once, before any store is used. */
export function initFaceVerificationRecords(sequelize: Sequelize): void {
  initFaceSessionRecord(sequelize);
  initFaceStepRecord(sequelize);
  initFaceFrameRecord(sequelize);
  initFaceResultRecord(sequelize);
}
