import type { Sequelize } from 'sequelize';

import { databaseNow } from '../../platform/database/database-clock.ts';
import type { DevInbox } from '../dev-inbox/dev-inbox.ts';
import type { SmsDelivery, SmsSender } from '../sms.ts';

/** Delivers to the dev inbox instead of a phone. */
export class DemoSmsSender implements SmsSender {
  private readonly sequelize: Sequelize;
  private readonly inbox: DevInbox;

  constructor(sequelize: Sequelize, inbox: DevInbox) {
    this.sequelize = sequelize;
    this.inbox = inbox;
  }

  async send({ phone, params: { code, minutes } }: SmsDelivery): Promise<{ providerRef: string }> {
    const text = `【云考场】您的登录验证码是 ${code}，${minutes} 分钟内有效。如非本人操作，请忽略本短信。`;
    const sentAt = await databaseNow(this.sequelize);
    const { id } = await this.inbox.add({ phone, code, text, sentAt });
    return { providerRef: `demo-${id}` };
  }
}
