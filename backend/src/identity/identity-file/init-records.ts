import type { Sequelize } from 'sequelize';

import { initExamplePictureRecord } from './examples/example-picture-record.ts';
import { initIdentityFileRecords } from './identity-file-record.ts';
import { initIdentityPageRecord } from './identity-page-record.ts';
import { initUploadTicketRecord } from './phone/upload-ticket-record.ts';
import { initIdentityUploadRecord } from './uploads/upload-record.ts';

/** Binds the tables of identity files to a connection; run once, before any store is used. */
export function initIdentityFileTables(sequelize: Sequelize): void {
  initExamplePictureRecord(sequelize);
  initIdentityFileRecords(sequelize);
  initIdentityPageRecord(sequelize);
  initIdentityUploadRecord(sequelize);
  initUploadTicketRecord(sequelize);
}
