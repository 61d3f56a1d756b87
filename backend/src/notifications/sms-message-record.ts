import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

/** `lapsed` came too late to be of use; `superseded` has a successor. */
export type SmsStatus = 'requested' | 'sending' | 'sent' | 'failed' | 'lapsed' | 'superseded';

/** What became of one message. Neither number nor text: the provider has those. */
export class SmsMessageRecord extends Model<
  InferAttributes<SmsMessageRecord>,
  InferCreationAttributes<SmsMessageRecord>
> {
  declare eventId: string;
  declare status: SmsStatus;
  declare providerRef: string | null;
  declare updatedAt: Date;
}

/** Binds the table `sms_message`. */
export function initSmsMessageRecord(sequelize: Sequelize): void {
  SmsMessageRecord.init(
    {
      eventId: { type: DataTypes.UUID, primaryKey: true },
      status: { type: DataTypes.STRING(20), allowNull: false },
      providerRef: { type: DataTypes.STRING(100) },
      updatedAt: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'sms_message' },
  );
}
