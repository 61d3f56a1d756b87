import type { Sequelize } from 'sequelize';

import { databaseNow } from '../../platform/database/database-clock.ts';
import type { DevInbox } from '../dev-inbox/dev-inbox.ts';
import { smsText } from '../sms-text.ts';
import type { SmsDelivery, SmsSender } from '../sms.ts';

/** Delivers to the dev inbox instead of a phone. */
export class DemoSmsSender implements SmsSender {
  private readonly sequelize: Sequelize;
  private readonly inbox: DevInbox;

  constructor(sequelize: Sequelize, inbox: DevInbox) {
    this.sequelize = sequelize;
    this.inbox = inbox;
  }

  async send(delivery: SmsDelivery): Promise<{ providerRef: string }> {
    const sentAt = await databaseNow(this.sequelize);
    const code = delivery.template === 'loginCode' ? delivery.params.code : '';
    const { phone } = delivery;
    const { id } = await this.inbox.add({ phone, code, text: smsText(delivery), sentAt });
    return { providerRef: `demo-${id}` };
  }
}
