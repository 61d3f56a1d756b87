export { AnnouncementReadRecord } from './announcement-read-record.ts';
export { AnnouncementRecord } from './announcement-record.ts';
export { AnnouncementVersionRecord } from './announcement-version-record.ts';
export { createAnnouncements, type Announcements } from './create-announcements.ts';
export { initAnnouncementRecords } from './init-records.ts';
