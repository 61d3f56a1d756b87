import type { NoticeAudience, NoticeTemplate, SmsOutcome } from '@exam/contracts';
import { QueryTypes, type Sequelize } from 'sequelize';

import { databaseNow } from '../platform/database/database-clock.ts';
import { NotFoundError } from '../platform/errors/app-error.ts';
import { SmsMessageRecord } from './sms-message-record.ts';
import { SmsNoticeMessageRecord, SmsNoticeRecord } from './sms-notice-record.ts';
import type { QuotaSchool, SmsQuota } from './sms-quota.ts';
import type { RequestSms } from './sms-request.ts';
import type { Sms } from './sms.ts';

/** One message of a notice. */
export interface NoticeMessage {
  readonly personId: string;
  readonly examRoomId: string;
  readonly sms: Sms;
}

export interface NewNotice {
  /** Drawn when the notice was previewed, so that it cannot be sent twice. */
  readonly id: string;
  readonly collegeId: string | null;
  readonly template: NoticeTemplate;
  readonly audience: NoticeAudience;
  readonly sentBy: string;
}

export type Notice = NewNotice & { readonly schoolId: string; readonly createdAt: Date };

/** What became of the newest attempt to reach somebody. */
export interface NoticeRecipient {
  readonly eventId: string;
  readonly noticeId: string;
  readonly personId: string;
  readonly examRoomId: string;
  readonly outcome: SmsOutcome;
  readonly at: Date;
}

/** Hours after which a message that could not be sent has lost its use. */
const USEFUL_HOURS = 24;

const SELECT_RECIPIENTS = `
  SELECT m.event_id AS eventId, m.notice_id AS noticeId, m.person_id AS personId,
    m.exam_room_id AS examRoomId, COALESCE(s.status, 'requested') AS outcome,
    COALESCE(s.updated_at, m.created_at) AS at
  FROM sms_notice_message m LEFT JOIN sms_message s ON s.event_id = m.event_id
  WHERE m.notice_id IN (:noticeIds) AND m.is_superseded = FALSE
  ORDER BY m.created_at, m.event_id`;

/** Messages to many people at once: counted against the quota, and followed to their outcome. */
export class SmsNotices {
  private readonly sequelize: Sequelize;
  private readonly quota: SmsQuota;
  private readonly requestSms: RequestSms;

  constructor(sequelize: Sequelize, quota: SmsQuota, requestSms: RequestSms) {
    this.sequelize = sequelize;
    this.quota = quota;
    this.requestSms = requestSms;
  }

  /**
   * Sends a notice in the caller's transaction. False, and nothing is sent, when a notice of that id
   * was sent before. Throws ConflictError `sms-quota-exceeded`.
   */
  async send(
    school: QuotaSchool,
    notice: NewNotice,
    messages: readonly NoticeMessage[],
  ): Promise<boolean> {
    const { schoolId } = school;
    await this.quota.lock(schoolId);
    if (await SmsNoticeRecord.findByPk(notice.id)) return false;
    await this.quota.admit(school, messages.length);
    const createdAt = await databaseNow(this.sequelize);
    await SmsNoticeRecord.create({ ...notice, schoolId, createdAt });
    await this.request(school, notice.id, messages);
    return true;
  }

  /**
   * Tries those again whose message failed, in the caller's transaction; how many. A message that is
   * on its way again by itself is left alone. Throws ConflictError `sms-quota-exceeded`.
   */
  async sendAgain(
    school: QuotaSchool,
    noticeId: string,
    failed: readonly (NoticeMessage & { readonly eventId: string })[],
  ): Promise<number> {
    await this.quota.admit(school, failed.length);
    const updatedAt = await databaseNow(this.sequelize);
    const again: NoticeMessage[] = [];
    for (const { eventId, ...message } of failed) {
      // Once it is superseded no worker claims it any more, so the two are never both sent.
      const where = { eventId, status: 'failed' } as const;
      const [won] = await SmsMessageRecord.update({ status: 'superseded', updatedAt }, { where });
      if (won !== 1) continue;
      await SmsNoticeMessageRecord.update({ isSuperseded: true }, { where: { eventId } });
      again.push(message);
    }
    await this.request(school, noticeId, again);
    return again.length;
  }

  /**
   * Sends a message that belongs to no notice, in the caller's transaction; the id to follow it by,
   * or null where the quota of the school is used up.
   */
  async sendOne(school: QuotaSchool, message: NoticeMessage): Promise<string | null> {
    if (!(await this.quota.hasRoom(school, 1))) return null;
    const [eventId = null] = await this.request(school, null, [message]);
    return eventId;
  }

  /** Throws NotFoundError when this school has no such notice. */
  async get(schoolId: string, id: string): Promise<Notice> {
    const record = await SmsNoticeRecord.findOne({ where: { id, schoolId } });
    if (!record) throw new NotFoundError('not-found', `no notice ${id}`);
    return record.get({ plain: true });
  }

  /** The newest 50 of a school, or of what one college sent. */
  async list(schoolId: string, collegeId: string | null): Promise<Notice[]> {
    const where = { schoolId, ...(collegeId !== null && { collegeId }) };
    const order: [string, string][] = [['createdAt', 'DESC']];
    const records = await SmsNoticeRecord.findAll({ where, order, limit: 50 });
    return records.map((record) => record.get({ plain: true }));
  }

  async recipientsOf(noticeIds: readonly string[]): Promise<NoticeRecipient[]> {
    if (noticeIds.length === 0) return [];
    return this.sequelize.query<NoticeRecipient>(SELECT_RECIPIENTS, {
      type: QueryTypes.SELECT,
      replacements: { noticeIds },
    });
  }

  /** What became of messages that belong to no notice, by the id that `sendOne` gave. */
  async outcomesOf(eventIds: readonly string[]): Promise<Map<string, SmsOutcome>> {
    const records = await SmsMessageRecord.findAll({ where: { eventId: [...eventIds] } });
    return new Map(
      records.flatMap(({ eventId, status }) =>
        status === 'superseded' ? [] : [[eventId, status] as const],
      ),
    );
  }

  private async request(
    { schoolId }: QuotaSchool,
    noticeId: string | null,
    messages: readonly NoticeMessage[],
  ): Promise<string[]> {
    const createdAt = await databaseNow(this.sequelize);
    const notAfter = new Date(createdAt.getTime() + USEFUL_HOURS * 3_600_000);
    const rows = [];
    for (const { sms, personId, examRoomId } of messages) {
      const eventId = await this.requestSms({ sms, deliver: true, notAfter });
      rows.push({ eventId, noticeId, schoolId, personId, examRoomId, createdAt });
    }
    await SmsNoticeMessageRecord.bulkCreate(rows);
    return rows.map(({ eventId }) => eventId);
  }
}
