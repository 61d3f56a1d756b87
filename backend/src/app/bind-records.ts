import type { Sequelize } from 'sequelize';

import { initAnnouncementRecords } from '../announcements/index.ts';
import { initChatRecords } from '../chat/index.ts';
import { initDrawRecords } from '../draws/index.ts';
import { initExamRoomRecords } from '../exam-room/index.ts';
import { initIdentityFileTables } from '../identity/identity-file/index.ts';
import { initConsentRecords } from '../identity/consents/index.ts';
import { initPledgeRecords } from '../identity/pledge/index.ts';
import { initRetentionRecords } from '../identity/retention/index.ts';
import { initFaceComparisonRecord } from '../identity/comparison/index.ts';
import { initAuthorityRecords } from '../identity/authority/index.ts';
import { initFaceVerificationRecords } from '../identity/face-verification/index.ts';
import { initReviewRecords } from '../identity/review/index.ts';
import { initLoginRecords } from '../login/index.ts';
import { initMediaRecords } from '../media/index.ts';
import { initNotificationRecords } from '../notifications/index.ts';
import { initOutboxRecord } from '../platform/event-stream/outbox.ts';
import { initDataKeyRecord } from '../platform/secrets/data-key-record.ts';
import { initIdempotencyRecord } from '../platform/http/idempotency-store.ts';
import { initRosterRecords } from '../rosters/index.ts';
import { initSchedulingRecords } from '../scheduling/index.ts';
import { initSchoolRecords } from '../schools/index.ts';

/** Binds every table to a connection. */
export function bindRecords(sequelize: Sequelize): void {
  initOutboxRecord(sequelize);
  initIdempotencyRecord(sequelize);
  initDataKeyRecord(sequelize);
  initSchoolRecords(sequelize);
  initRosterRecords(sequelize);
  initSchedulingRecords(sequelize);
  initExamRoomRecords(sequelize);
  initAnnouncementRecords(sequelize);
  initConsentRecords(sequelize);
  initPledgeRecords(sequelize);
  initRetentionRecords(sequelize);
  initChatRecords(sequelize);
  initDrawRecords(sequelize);
  initFaceComparisonRecord(sequelize);
  initAuthorityRecords(sequelize);
  initFaceVerificationRecords(sequelize);
  initLoginRecords(sequelize);
  initMediaRecords(sequelize);
  initNotificationRecords(sequelize);
  initIdentityFileTables(sequelize);
  initReviewRecords(sequelize);
}
