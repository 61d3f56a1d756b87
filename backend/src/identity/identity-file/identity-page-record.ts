import type { IdentitySource, UploadDevice } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class IdentityPageRecord extends Model<
  InferAttributes<IdentityPageRecord>,
  InferCreationAttributes<IdentityPageRecord>
> {
  declare id: string;
  declare sittingId: string;
  declare documentId: string;
  declare position: number;
  declare picture: string;
  declare preview: string;
  declare width: number;
  declare height: number;
  declare source: IdentitySource;
  declare sourcePage: number;
  declare name: string;
  declare sha256: string;
  declare via: UploadDevice;
  declare uploadedAt: Date;
}

/** Binds the table `identity_page`. */
export function initIdentityPageRecord(sequelize: Sequelize): void {
  IdentityPageRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true },
      sittingId: { type: DataTypes.UUID, allowNull: false },
      documentId: { type: DataTypes.UUID, allowNull: false },
      position: { type: DataTypes.INTEGER.UNSIGNED, allowNull: false },
      picture: { type: DataTypes.STRING(200), allowNull: false },
      preview: { type: DataTypes.STRING(200), allowNull: false },
      width: { type: DataTypes.INTEGER.UNSIGNED, allowNull: false },
      height: { type: DataTypes.INTEGER.UNSIGNED, allowNull: false },
      source: { type: DataTypes.STRING(10), allowNull: false },
      sourcePage: { type: DataTypes.INTEGER.UNSIGNED, allowNull: false },
      name: { type: DataTypes.STRING(255), allowNull: false },
      sha256: { type: DataTypes.CHAR(64), allowNull: false },
      via: { type: DataTypes.STRING(10), allowNull: false },
      uploadedAt: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'identity_page' },
  );
}
