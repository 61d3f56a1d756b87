import type { FaceFault, FaceOutcome, FaceSessionState } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class FaceSessionRecord extends Model<
  InferAttributes<FaceSessionRecord>,
  InferCreationAttributes<FaceSessionRecord>
> {
  declare id: string;
  declare schoolId: string;
  declare sittingId: string;
  declare candidateId: string;
  /** The sitting until the challenge has ended: there is one at a time. */
  declare openSittingId: string | null;
  declare tryNumber: number;
  declare state: FaceSessionState;
  declare nonce: string;
  /** Actions, with commas between. */
  declare actions: string;
  declare step: number;
  declare stepExpiresAt: Date;
  declare cameraLabel: string;
  declare startedAt: Date;
  declare queuedAt: CreationOptional<Date | null>;
  declare checkBegunAt: CreationOptional<Date | null>;
  declare checks: CreationOptional<number>;
  declare endedAt: CreationOptional<Date | null>;
  declare outcome: CreationOptional<FaceOutcome | null>;
  declare fault: CreationOptional<FaceFault | null>;
  declare similarity: CreationOptional<number | null>;
  /** JSON of the thresholds that decided. */
  declare thresholds: CreationOptional<string | null>;
  declare model: CreationOptional<string | null>;
  declare bestFrameKey: CreationOptional<string | null>;
}

/** Binds the table `face_session`. */
export function initFaceSessionRecord(sequelize: Sequelize): void {
  FaceSessionRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true },
      schoolId: { type: DataTypes.UUID, allowNull: false },
      sittingId: { type: DataTypes.UUID, allowNull: false },
      candidateId: { type: DataTypes.UUID, allowNull: false },
      openSittingId: { type: DataTypes.UUID },
      tryNumber: { type: DataTypes.TINYINT.UNSIGNED, allowNull: false },
      state: { type: DataTypes.STRING(20), allowNull: false },
      nonce: { type: DataTypes.STRING(64), allowNull: false },
      actions: { type: DataTypes.STRING(100), allowNull: false },
      step: { type: DataTypes.TINYINT.UNSIGNED, allowNull: false },
      stepExpiresAt: { type: DataTypes.DATE(3), allowNull: false },
      cameraLabel: { type: DataTypes.STRING(200), allowNull: false },
      startedAt: { type: DataTypes.DATE(3), allowNull: false },
      queuedAt: { type: DataTypes.DATE(3), defaultValue: null },
      checkBegunAt: { type: DataTypes.DATE(3), defaultValue: null },
      checks: { type: DataTypes.TINYINT.UNSIGNED, allowNull: false, defaultValue: 0 },
      endedAt: { type: DataTypes.DATE(3), defaultValue: null },
      outcome: { type: DataTypes.STRING(20), defaultValue: null },
      fault: { type: DataTypes.STRING(30), defaultValue: null },
      similarity: { type: DataTypes.DOUBLE, defaultValue: null },
      thresholds: { type: DataTypes.STRING(100), defaultValue: null },
      model: { type: DataTypes.STRING(100), defaultValue: null },
      bestFrameKey: { type: DataTypes.STRING(200), defaultValue: null },
    },
    { sequelize, tableName: 'face_session' },
  );
}
