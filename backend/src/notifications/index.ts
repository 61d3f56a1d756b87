export type { SendSms, SmsEvent } from './consumers/send-sms.ts';
export { createNotifications, type Notifications } from './create-notifications.ts';
export { initNotificationRecords } from './init-records.ts';
export { SMS_STREAM, type RequestSms, type SmsRequest } from './sms-request.ts';
