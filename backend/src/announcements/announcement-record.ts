import type { AnnouncementState } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class AnnouncementRecord extends Model<
  InferAttributes<AnnouncementRecord>,
  InferCreationAttributes<AnnouncementRecord>
> {
  declare id: string;
  declare schoolId: string;
  declare collegeId: string | null;
  declare majorId: string | null;
  declare state: AnnouncementState;
  declare title: string;
  declare body: string;
  /** JSON. */
  declare attachmentIds: string;
  declare mustRead: boolean;
  declare pinned: boolean;
  declare publishAt: Date | null;
  declare publishedAt: Date | null;
  declare withdrawnAt: Date | null;
  declare changedAt: Date | null;
  declare updatedAt: Date;
  declare version: number;
  declare readFrom: number;
  declare revision: number;
  declare createdBy: string;
}

/** Binds the table `announcement`. */
export function initAnnouncementRecord(sequelize: Sequelize): void {
  const count = () => ({ type: DataTypes.INTEGER.UNSIGNED, allowNull: false });
  const time = () => ({ type: DataTypes.DATE(3) });
  AnnouncementRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true },
      schoolId: { type: DataTypes.UUID, allowNull: false },
      collegeId: { type: DataTypes.UUID },
      majorId: { type: DataTypes.UUID },
      state: { type: DataTypes.STRING(20), allowNull: false },
      title: { type: DataTypes.STRING(100), allowNull: false },
      body: { type: DataTypes.TEXT('medium'), allowNull: false },
      attachmentIds: { type: DataTypes.TEXT, allowNull: false },
      mustRead: { type: DataTypes.BOOLEAN, allowNull: false },
      pinned: { type: DataTypes.BOOLEAN, allowNull: false },
      publishAt: time(),
      publishedAt: time(),
      withdrawnAt: time(),
      changedAt: time(),
      updatedAt: { type: DataTypes.DATE(3), allowNull: false },
      version: count(),
      readFrom: count(),
      revision: count(),
      createdBy: { type: DataTypes.UUID, allowNull: false },
    },
    { sequelize, tableName: 'announcement' },
  );
}
