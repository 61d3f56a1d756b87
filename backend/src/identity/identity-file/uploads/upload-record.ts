import type { ProblemCode, UploadDevice } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class IdentityUploadRecord extends Model<
  InferAttributes<IdentityUploadRecord>,
  InferCreationAttributes<IdentityUploadRecord>
> {
  declare id: string;
  declare sittingId: string;
  declare documentId: string;
  declare position: number | null;
  declare replaces: string | null;
  declare name: string;
  declare bytes: number;
  declare sha256: string | null;
  declare via: UploadDevice;
  /** `done`: its pages are there; it stays for a while, for a sender who did not hear of it. */
  declare status: 'receiving' | 'checking' | 'failed' | 'done';
  declare problem: ProblemCode | null;
  declare checkingSince: Date | null;
  declare createdAt: Date;
}

/** Binds the table `identity_upload`: files on their way, and those that were not taken. */
export function initIdentityUploadRecord(sequelize: Sequelize): void {
  IdentityUploadRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true },
      sittingId: { type: DataTypes.UUID, allowNull: false },
      documentId: { type: DataTypes.UUID, allowNull: false },
      position: { type: DataTypes.INTEGER.UNSIGNED },
      replaces: { type: DataTypes.UUID },
      name: { type: DataTypes.STRING(255), allowNull: false },
      bytes: { type: DataTypes.INTEGER.UNSIGNED, allowNull: false },
      sha256: { type: DataTypes.CHAR(64) },
      via: { type: DataTypes.STRING(10), allowNull: false },
      status: { type: DataTypes.STRING(20), allowNull: false },
      problem: { type: DataTypes.STRING(50) },
      checkingSince: { type: DataTypes.DATE(3) },
      createdAt: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'identity_upload' },
  );
}
