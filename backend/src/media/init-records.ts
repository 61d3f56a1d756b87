import type { Sequelize } from 'sequelize';

import { initMediaRoomRecord } from './media-room-record.ts';
import { initMediaSessionRecord } from './media-session-record.ts';

/** Binds the tables of this domain to a connection; run once, before any store is used. */
export function initMediaRecords(sequelize: Sequelize): void {
  initMediaRoomRecord(sequelize);
  initMediaSessionRecord(sequelize);
}
