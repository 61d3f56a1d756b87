import type { Sequelize } from 'sequelize';

import { initDevSmsRecord } from './dev-inbox/dev-sms-record.ts';
import { initSmsMessageRecord } from './sms-message-record.ts';
import { initSmsNoticeRecords } from './sms-notice-record.ts';

/** Binds the tables of this domain to a connection; run once, before any store is used. */
export function initNotificationRecords(sequelize: Sequelize): void {
  initSmsMessageRecord(sequelize);
  initSmsNoticeRecords(sequelize);
  initDevSmsRecord(sequelize);
}
