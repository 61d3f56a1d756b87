export { createAnnouncements, type Announcements } from './create-announcements.ts';
export { initAnnouncementRecords } from './init-records.ts';
