import { literal, Op, type Sequelize } from 'sequelize';

import { databaseNow } from '../platform/database/database-clock.ts';
import { SmsMessageRecord, type SmsStatus } from './sms-message-record.ts';

/** Seconds after which whoever was sending a message is presumed dead; longer than any time-out. */
const LEASE_SECONDS = 60;

export class SmsMessageStore {
  private readonly sequelize: Sequelize;

  constructor(sequelize: Sequelize) {
    this.sequelize = sequelize;
  }

  /** Makes the caller the only one who sends this message; otherwise what others have done with it. */
  async claim(eventId: string): Promise<'claimed' | SmsStatus> {
    const updatedAt = await databaseNow(this.sequelize);
    const first = { eventId, status: 'requested', providerRef: null, updatedAt } as const;
    await SmsMessageRecord.bulkCreate([first], { ignoreDuplicates: true });
    const dead = literal(`NOW(3) - INTERVAL ${String(LEASE_SECONDS)} SECOND`);
    const [claimed] = await SmsMessageRecord.update(
      { status: 'sending', updatedAt },
      {
        where: {
          eventId,
          [Op.or]: [
            { status: ['requested', 'failed'] },
            { status: 'sending', updatedAt: { [Op.lt]: dead } },
          ],
        },
      },
    );
    if (claimed === 1) return 'claimed';
    const record = await SmsMessageRecord.findByPk(eventId, { rejectOnEmpty: true });
    return record.status;
  }

  /** Notes that the provider took the message, under its own reference. */
  async markSent(eventId: string, providerRef: string): Promise<void> {
    await this.mark(eventId, { status: 'sent', providerRef });
  }

  /** Notes that nobody sends a message any more, because it came too late. */
  async markLapsed(eventId: string): Promise<void> {
    const updatedAt = await databaseNow(this.sequelize);
    const row = { eventId, status: 'lapsed', providerRef: null, updatedAt } as const;
    await SmsMessageRecord.bulkCreate([row], { ignoreDuplicates: true });
    await SmsMessageRecord.update(
      { status: 'lapsed', updatedAt },
      { where: { eventId, status: ['requested', 'failed'] } },
    );
  }

  /** Lets the message be claimed again at once. */
  async markFailed(eventId: string): Promise<void> {
    await this.mark(eventId, { status: 'failed', providerRef: null });
  }

  private async mark(
    eventId: string,
    outcome: { status: SmsStatus; providerRef: string | null },
  ): Promise<void> {
    const updatedAt = await databaseNow(this.sequelize);
    await SmsMessageRecord.update({ ...outcome, updatedAt }, { where: { eventId } });
  }
}
