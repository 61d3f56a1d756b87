export type { SendSms, SmsEvent } from './consumers/send-sms.ts';
export { createNotifications, type Notifications } from './create-notifications.ts';
export { initNotificationRecords } from './init-records.ts';
export { smsText } from './sms-text.ts';
export type { Notice, NoticeMessage, NoticeRecipient, SmsNotices } from './sms-notices.ts';
export { SmsQuota } from './sms-quota.ts';
export type { Sms } from './sms.ts';
export { SMS_STREAM, type RequestSms, type SmsRequest } from './sms-request.ts';
