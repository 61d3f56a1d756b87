import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

/** One person has read one version. */
export class AnnouncementReadRecord extends Model<
  InferAttributes<AnnouncementReadRecord>,
  InferCreationAttributes<AnnouncementReadRecord>
> {
  declare announcementId: string;
  declare personId: string;
  declare version: number;
  declare readAt: Date;
}

/** Binds the table `announcement_read`. Rows are added, and never changed. */
export function initAnnouncementReadRecord(sequelize: Sequelize): void {
  AnnouncementReadRecord.init(
    {
      announcementId: { type: DataTypes.UUID, primaryKey: true },
      personId: { type: DataTypes.UUID, primaryKey: true },
      version: { type: DataTypes.INTEGER.UNSIGNED, primaryKey: true },
      readAt: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'announcement_read' },
  );
}
