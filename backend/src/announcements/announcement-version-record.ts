import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class AnnouncementVersionRecord extends Model<
  InferAttributes<AnnouncementVersionRecord>,
  InferCreationAttributes<AnnouncementVersionRecord>
> {
  declare announcementId: string;
  declare version: number;
  declare title: string;
  declare body: string;
  /** JSON. */
  declare attachmentIds: string;
  declare askedAgain: boolean;
  /** Null: published by the clock. */
  declare savedBy: string | null;
  declare savedAt: Date;
}

/** Binds the table `announcement_version`. Rows are added, and never changed. */
export function initAnnouncementVersionRecord(sequelize: Sequelize): void {
  AnnouncementVersionRecord.init(
    {
      announcementId: { type: DataTypes.UUID, primaryKey: true },
      version: { type: DataTypes.INTEGER.UNSIGNED, primaryKey: true },
      title: { type: DataTypes.STRING(100), allowNull: false },
      body: { type: DataTypes.TEXT('medium'), allowNull: false },
      attachmentIds: { type: DataTypes.TEXT, allowNull: false },
      askedAgain: { type: DataTypes.BOOLEAN, allowNull: false },
      savedBy: { type: DataTypes.UUID },
      savedAt: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'announcement_version' },
  );
}
