import type { Middleware } from 'koa';
import type { Sequelize } from 'sequelize';

import type { Outbox } from '../platform/event-stream/outbox.ts';
import type { Route } from '../platform/http/route.ts';
import type { Keyring } from '../platform/secrets/keyring.ts';
import { createSendSms, type SendSms } from './consumers/send-sms.ts';
import { createSmsSender, type SmsConfig } from './create-sms-sender.ts';
import { devInboxPage } from './dev-inbox/dev-inbox-page.ts';
import { devInboxRoutes } from './dev-inbox/dev-inbox-routes.ts';
import { DevInbox } from './dev-inbox/dev-inbox.ts';
import { SmsMessageStore } from './sms-message-store.ts';
import { SmsNotices } from './sms-notices.ts';
import { SmsQuota } from './sms-quota.ts';
import { createRequestSms, type RequestSms } from './sms-request.ts';

interface Dependencies {
  readonly sequelize: Sequelize;
  readonly keyring: Keyring;
  readonly outbox: Outbox;
  readonly config: SmsConfig & { readonly DEMO_MODE: boolean };
}

export interface Notifications {
  readonly requestSms: RequestSms;
  readonly notices: SmsNotices;
  readonly quota: SmsQuota;
  /** The consumer of SMS_STREAM. */
  readonly sendSms: SendSms;
  /** Those of the dev inbox; none unless in the demo. */
  readonly routes: readonly Route[];
  readonly handlers: readonly Middleware[];
}

/** Puts the domain together on a database whose tables are bound. */
export function createNotifications(dependencies: Dependencies): Notifications {
  const { sequelize, keyring, outbox, config } = dependencies;
  const messages = new SmsMessageStore(sequelize);
  const sender = createSmsSender(config, sequelize);
  const requestSms = createRequestSms(outbox, keyring);
  const quota = new SmsQuota(sequelize);
  return {
    requestSms,
    quota,
    notices: new SmsNotices(sequelize, quota, requestSms),
    sendSms: createSendSms({ sequelize, keyring, messages, sender }),
    routes: config.DEMO_MODE ? devInboxRoutes(new DevInbox()) : [],
    handlers: config.DEMO_MODE ? [devInboxPage()] : [],
  };
}
