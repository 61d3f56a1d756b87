import type { FaceFault, FaceReason } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class FaceResultRecord extends Model<
  InferAttributes<FaceResultRecord>,
  InferCreationAttributes<FaceResultRecord>
> {
  declare sittingId: string;
  declare schoolId: string;
  declare candidateId: string;
  declare outcome: 'verified' | 'notVerified';
  declare reason: FaceReason | null;
  declare fault: FaceFault | null;
  declare source: 'local' | 'authority';
  declare similarity: number | null;
  declare threshold: number | null;
  declare model: string | null;
  declare triesUsed: number;
  declare cameraLabel: string;
  declare bestFrameKey: string | null;
  declare sessionId: string | null;
  declare at: Date;
}

/** Binds the table `face_result`: one row for each sitting whose face verification is over. */
export function initFaceResultRecord(sequelize: Sequelize): void {
  FaceResultRecord.init(
    {
      sittingId: { type: DataTypes.UUID, primaryKey: true },
      schoolId: { type: DataTypes.UUID, allowNull: false },
      candidateId: { type: DataTypes.UUID, allowNull: false },
      outcome: { type: DataTypes.STRING(20), allowNull: false },
      reason: { type: DataTypes.STRING(30) },
      fault: { type: DataTypes.STRING(30) },
      source: { type: DataTypes.STRING(20), allowNull: false },
      similarity: { type: DataTypes.DOUBLE },
      threshold: { type: DataTypes.DOUBLE },
      model: { type: DataTypes.STRING(100) },
      triesUsed: { type: DataTypes.TINYINT.UNSIGNED, allowNull: false },
      cameraLabel: { type: DataTypes.STRING(200), allowNull: false },
      bestFrameKey: { type: DataTypes.STRING(200) },
      sessionId: { type: DataTypes.UUID },
      at: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'face_result' },
  );
}
