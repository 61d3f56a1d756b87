import { DevSmsRecord } from './dev-sms-record.ts';

const NEWEST = 20;

interface DevSms {
  readonly phone: string;
  readonly code: string;
  readonly text: string;
  readonly sentAt: Date;
}

/** What the demo adapter delivered. */
export class DevInbox {
  /** The newest messages to a phone, newest first. */
  async list(phone: string): Promise<DevSms[]> {
    const order: [string, string][] = [['id', 'DESC']];
    const records = await DevSmsRecord.findAll({ where: { phone }, order, limit: NEWEST });
    return records.map((record) => record.get({ plain: true }));
  }

  async add(message: DevSms): Promise<{ id: number }> {
    return DevSmsRecord.create(message);
  }
}
