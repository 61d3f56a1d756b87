import type { AttachmentKind } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class AttachmentRecord extends Model<
  InferAttributes<AttachmentRecord>,
  InferCreationAttributes<AttachmentRecord>
> {
  declare id: string;
  declare announcementId: string;
  /** As its sender called it. */
  declare name: string;
  declare kind: AttachmentKind;
  declare bytes: number;
  /** Key in the file storage. */
  declare file: string;
  declare uploadedAt: Date;
}

/** Binds the table `announcement_attachment`. */
export function initAttachmentRecord(sequelize: Sequelize): void {
  AttachmentRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true },
      announcementId: { type: DataTypes.UUID, allowNull: false },
      name: { type: DataTypes.STRING(255), allowNull: false },
      kind: { type: DataTypes.STRING(10), allowNull: false },
      bytes: { type: DataTypes.INTEGER.UNSIGNED, allowNull: false },
      file: { type: DataTypes.STRING(200), allowNull: false },
      uploadedAt: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'announcement_attachment' },
  );
}
