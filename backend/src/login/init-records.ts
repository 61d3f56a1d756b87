import type { Sequelize } from 'sequelize';

import { initLoginCodeRecord } from './login-code-record.ts';
import { initLoginSessionRecord } from './login-session-record.ts';
import { initFactorCeremonyRecord } from './second-factor/factor-ceremony-record.ts';
import { initPartialSessionRecord } from './second-factor/partial-session-record.ts';
import { initPasskeyRecord } from './second-factor/passkey-record.ts';
import { initRecoveryCodeRecord } from './second-factor/recovery-code-record.ts';
import { initTotpFactorRecord } from './second-factor/totp-factor-record.ts';

/** Binds the tables of this domain to a connection; run once, before any store is used. */
export function initLoginRecords(sequelize: Sequelize): void {
  initLoginCodeRecord(sequelize);
  initLoginSessionRecord(sequelize);
  initFactorCeremonyRecord(sequelize);
  initPartialSessionRecord(sequelize);
  initPasskeyRecord(sequelize);
  initRecoveryCodeRecord(sequelize);
  initTotpFactorRecord(sequelize);
}
