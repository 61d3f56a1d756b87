import type { SmsQuotaView } from '@exam/contracts';
import { Op, type Sequelize } from 'sequelize';

import { databaseNow } from '../platform/database/database-clock.ts';
import { currentTransaction, inTransaction } from '../platform/database/transaction.ts';
import { ConflictError } from '../platform/errors/app-error.ts';
import { momentOf, wallTimeOf } from '../platform/time/zoned-time.ts';
import { SmsNoticeMessageRecord, SmsQuotaRecord } from './sms-notice-record.ts';

/** How many messages a school may send. */
export interface SmsLimits {
  readonly perDay: number;
  readonly perMonth: number;
}

/** Until somebody gives it another quota. */
export const defaultSmsQuota: SmsLimits = { perDay: 2_000, perMonth: 20_000 };

/** A school, and the zone in which its days and months begin. */
export interface QuotaSchool {
  readonly schoolId: string;
  readonly zone: string;
}

/** Counts the messages of schools, login codes apart: those have limits of their own. */
export class SmsQuota {
  private readonly sequelize: Sequelize;

  constructor(sequelize: Sequelize) {
    this.sequelize = sequelize;
  }

  /** What the school may send today and this month, and has. */
  async view({ schoolId, zone }: QuotaSchool): Promise<SmsQuotaView> {
    const quota = (await SmsQuotaRecord.findByPk(schoolId)) ?? defaultSmsQuota;
    const { date } = wallTimeOf(await databaseNow(this.sequelize), zone);
    const usedSince = (day: string) => {
      const since = momentOf({ date: day, time: '00:00' }, zone);
      const where = { schoolId, createdAt: { [Op.gte]: since } };
      return SmsNoticeMessageRecord.count({ where });
    };
    return {
      day: { limit: quota.perDay, used: await usedSince(date) },
      month: { limit: quota.perMonth, used: await usedSince(`${date.slice(0, 7)}-01`) },
    };
  }

  /** Everybody else of the school who sends waits until the caller's transaction ends. */
  async lock(schoolId: string): Promise<void> {
    currentTransaction();
    const { perDay, perMonth } = defaultSmsQuota;
    // Locks the row at once for this transaction alone. Ignoring a duplicate would lock it for
    // several, none of whom could then have it alone: a deadlock.
    await this.sequelize.query(
      `INSERT INTO sms_quota (school_id, per_day, per_month) VALUES (?, ?, ?)
       ON DUPLICATE KEY UPDATE school_id = school_id`,
      { replacements: [schoolId, perDay, perMonth] },
    );
  }

  /**
   * Makes sure that so many messages may be added in the caller's transaction; everybody else of the
   * school who asks waits until it ends. Throws ConflictError `sms-quota-exceeded`.
   */
  async admit(school: QuotaSchool, messages: number): Promise<void> {
    if (!(await this.hasRoom(school, messages))) {
      throw new ConflictError('sms-quota-exceeded', `${String(messages)} more are too many`);
    }
  }

  /** As `admit`, for who goes on without the messages. */
  async hasRoom(school: QuotaSchool, messages: number): Promise<boolean> {
    await this.lock(school.schoolId);
    const { day, month } = await this.view(school);
    return day.used + messages <= day.limit && month.used + messages <= month.limit;
  }

  /** Gives a school another quota; the one before. */
  async set(schoolId: string, quota: SmsLimits): Promise<SmsLimits> {
    return inTransaction(this.sequelize, async () => {
      await this.lock(schoolId);
      const where = { schoolId };
      const { perDay, perMonth } = await SmsQuotaRecord.findOne({ where, rejectOnEmpty: true });
      await SmsQuotaRecord.update({ ...quota }, { where });
      return { perDay, perMonth };
    });
  }
}
