import type { Sequelize } from 'sequelize';

import { initAnnouncementReadRecord } from './announcement-read-record.ts';
import { initAnnouncementRecord } from './announcement-record.ts';
import { initAnnouncementVersionRecord } from './announcement-version-record.ts';
import { initAttachmentRecord } from './attachment-record.ts';

/** Binds the tables of this domain to a connection; run once, before any store is used. */
export function initAnnouncementRecords(sequelize: Sequelize): void {
  initAnnouncementRecord(sequelize);
  initAnnouncementVersionRecord(sequelize);
  initAttachmentRecord(sequelize);
  initAnnouncementReadRecord(sequelize);
}
