import type { NoticeAudience, NoticeTemplate } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class SmsNoticeRecord extends Model<
  InferAttributes<SmsNoticeRecord>,
  InferCreationAttributes<SmsNoticeRecord>
> {
  declare id: string;
  declare schoolId: string;
  /** Of the college admin who sent it; null for an admin of the whole school. */
  declare collegeId: string | null;
  declare template: NoticeTemplate;
  declare audience: NoticeAudience;
  declare sentBy: string;
  declare createdAt: Date;
}

/** One attempt to reach one person; another attempt supersedes it. Phone and text are kept nowhere. */
export class SmsNoticeMessageRecord extends Model<
  InferAttributes<SmsNoticeMessageRecord>,
  InferCreationAttributes<SmsNoticeMessageRecord>
> {
  declare eventId: string;
  /** Null for a message of its own, which is about one person alone. */
  declare noticeId: string | null;
  declare schoolId: string;
  declare personId: string;
  declare examRoomId: string;
  declare createdAt: Date;
  declare isSuperseded: CreationOptional<boolean>;
}

/** How many messages a school may send, besides login codes. */
export class SmsQuotaRecord extends Model<
  InferAttributes<SmsQuotaRecord>,
  InferCreationAttributes<SmsQuotaRecord>
> {
  declare schoolId: string;
  declare perDay: number;
  declare perMonth: number;
}

/** Binds the tables `sms_notice`, `sms_notice_message` and `sms_quota`. */
export function initSmsNoticeRecords(sequelize: Sequelize): void {
  const id = () => ({ type: DataTypes.UUID, allowNull: false });
  SmsNoticeRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true },
      schoolId: id(),
      collegeId: { type: DataTypes.UUID },
      template: { type: DataTypes.STRING(30), allowNull: false },
      audience: { type: DataTypes.STRING(20), allowNull: false },
      sentBy: id(),
      createdAt: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'sms_notice' },
  );
  SmsNoticeMessageRecord.init(
    {
      eventId: { type: DataTypes.UUID, primaryKey: true },
      noticeId: { type: DataTypes.UUID },
      schoolId: id(),
      personId: id(),
      examRoomId: id(),
      createdAt: { type: DataTypes.DATE(3), allowNull: false },
      isSuperseded: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
    },
    { sequelize, tableName: 'sms_notice_message' },
  );
  SmsQuotaRecord.init(
    {
      schoolId: { type: DataTypes.UUID, primaryKey: true },
      perDay: { type: DataTypes.INTEGER.UNSIGNED, allowNull: false },
      perMonth: { type: DataTypes.INTEGER.UNSIGNED, allowNull: false },
    },
    { sequelize, tableName: 'sms_quota' },
  );
}
