import type { ExamKind, SittingStatus } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class SittingRecord extends Model<
  InferAttributes<SittingRecord>,
  InferCreationAttributes<SittingRecord>
> {
  declare id: CreationOptional<string>;
  declare schoolId: string;
  declare examRoomId: string;
  declare candidateId: string;
  declare examKind: ExamKind;
  declare drawnPosition: number;
  declare status: CreationOptional<SittingStatus>;
  declare statusSince: Date;
  declare statusReason: CreationOptional<string | null>;
  declare talkingWith: CreationOptional<string | null>;
  declare invitationExpiresAt: CreationOptional<Date | null>;
  /** JSON of the contract's `deviceReport`. */
  declare deviceReport: CreationOptional<string | null>;
  declare version: CreationOptional<number>;
}

/** Binds the table `sitting`. */
export function initSittingRecord(sequelize: Sequelize): void {
  SittingRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
      schoolId: { type: DataTypes.UUID, allowNull: false },
      examRoomId: { type: DataTypes.UUID, allowNull: false },
      candidateId: { type: DataTypes.UUID, allowNull: false },
      examKind: { type: DataTypes.STRING(20), allowNull: false },
      drawnPosition: { type: DataTypes.INTEGER.UNSIGNED, allowNull: false },
      status: { type: DataTypes.STRING(20), allowNull: false, defaultValue: 'scheduled' },
      statusSince: { type: DataTypes.DATE(3), allowNull: false },
      statusReason: { type: DataTypes.STRING(500), defaultValue: null },
      talkingWith: { type: DataTypes.UUID, defaultValue: null },
      invitationExpiresAt: { type: DataTypes.DATE(3), defaultValue: null },
      deviceReport: { type: DataTypes.TEXT, defaultValue: null },
      version: { type: DataTypes.INTEGER.UNSIGNED, allowNull: false, defaultValue: 0 },
    },
    { sequelize, tableName: 'sitting' },
  );
}
