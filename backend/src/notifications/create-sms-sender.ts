import type { Sequelize } from 'sequelize';

import type { Config } from '../platform/config/config.ts';
import { AliyunSmsSender } from './adapters/aliyun-sms-sender.ts';
import { DemoSmsSender } from './adapters/demo-sms-sender.ts';
import { TencentSmsSender } from './adapters/tencent-sms-sender.ts';
import { DevInbox } from './dev-inbox/dev-inbox.ts';
import type { SmsSender } from './sms.ts';

/** Below the lease of a message, so that nobody takes one over that is still on its way. */
const TIMEOUT_MS = 10_000;

export type SmsConfig = Pick<
  Config,
  | 'SMS_PROVIDER'
  | 'SMS_SIGN_NAME'
  | 'SMS_CODE_TEMPLATE'
  | 'SMS_SCHEDULE_NOTICE_TEMPLATE'
  | 'SMS_SCHEDULE_CHANGED_TEMPLATE'
  | 'SMS_STAFF_NOTICE_TEMPLATE'
  | 'SMS_STAFF_CHANGED_TEMPLATE'
  | 'SMS_IDENTITY_APPROVED_TEMPLATE'
  | 'SMS_IDENTITY_SENT_BACK_TEMPLATE'
  | 'ALIYUN_ACCESS_KEY_ID'
  | 'ALIYUN_ACCESS_KEY_SECRET'
  | 'ALIYUN_SMS_ENDPOINT'
  | 'TENCENT_SECRET_ID'
  | 'TENCENT_SECRET_KEY'
  | 'TENCENT_SMS_ENDPOINT'
  | 'TENCENT_SMS_REGION'
  | 'TENCENT_SMS_APP_ID'
>;

/** The provider that the configuration names; parsing it has made sure that nothing is missing. */
export function createSmsSender(config: SmsConfig, sequelize: Sequelize): SmsSender {
  const shared = {
    signName: config.SMS_SIGN_NAME ?? '',
    templates: {
      loginCode: config.SMS_CODE_TEMPLATE ?? '',
      scheduleNotice: config.SMS_SCHEDULE_NOTICE_TEMPLATE ?? '',
      scheduleChanged: config.SMS_SCHEDULE_CHANGED_TEMPLATE ?? '',
      staffNotice: config.SMS_STAFF_NOTICE_TEMPLATE ?? '',
      staffChanged: config.SMS_STAFF_CHANGED_TEMPLATE ?? '',
      identityApproved: config.SMS_IDENTITY_APPROVED_TEMPLATE ?? '',
      identitySentBack: config.SMS_IDENTITY_SENT_BACK_TEMPLATE ?? '',
    },
    timeoutMs: TIMEOUT_MS,
  };
  switch (config.SMS_PROVIDER) {
    case 'demo':
      return new DemoSmsSender(sequelize, new DevInbox());
    case 'aliyun':
      return new AliyunSmsSender({
        ...shared,
        accessKeyId: config.ALIYUN_ACCESS_KEY_ID ?? '',
        accessKeySecret: config.ALIYUN_ACCESS_KEY_SECRET ?? '',
        endpoint: config.ALIYUN_SMS_ENDPOINT,
      });
    case 'tencent':
      return new TencentSmsSender({
        ...shared,
        secretId: config.TENCENT_SECRET_ID ?? '',
        secretKey: config.TENCENT_SECRET_KEY ?? '',
        endpoint: config.TENCENT_SMS_ENDPOINT,
        region: config.TENCENT_SMS_REGION,
        appId: config.TENCENT_SMS_APP_ID ?? '',
      });
  }
}
