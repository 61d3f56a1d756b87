import type { Sequelize } from 'sequelize';

import { databaseNow } from '../../platform/database/database-clock.ts';
import { DevSmsRecord } from '../dev-inbox/dev-sms-record.ts';
import type { SmsDelivery, SmsSender } from '../sms.ts';

/** Delivers to the dev inbox instead of a phone. */
export class DemoSmsSender implements SmsSender {
  private readonly sequelize: Sequelize;

  constructor(sequelize: Sequelize) {
    this.sequelize = sequelize;
  }

  async send({ phone, params: { code, minutes } }: SmsDelivery): Promise<{ providerRef: string }> {
    const text = `【云考场】您的登录验证码是 ${code}，${String(minutes)} 分钟内有效。如非本人操作，请忽略本短信。`;
    const sentAt = await databaseNow(this.sequelize);
    const { id } = await DevSmsRecord.create({ phone, code, text, sentAt });
    return { providerRef: `demo-${String(id)}` };
  }
}
