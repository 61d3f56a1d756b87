import type { FaceAction, FaceFault } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class FaceStepRecord extends Model<
  InferAttributes<FaceStepRecord>,
  InferCreationAttributes<FaceStepRecord>
> {
  declare sessionId: string;
  /** From 1. */
  declare step: number;
  declare action: FaceAction;
  declare receivedAt: Date;
  /** Null before the check, and for a step that passed. */
  declare fault: CreationOptional<FaceFault | null>;
  /** JSON: what was seen in each frame. Null before the check, and after its retention. */
  declare measures: CreationOptional<string | null>;
}

/** Binds the table `face_step`: the steps of a challenge whose frames came. */
export function initFaceStepRecord(sequelize: Sequelize): void {
  FaceStepRecord.init(
    {
      sessionId: { type: DataTypes.UUID, primaryKey: true },
      step: { type: DataTypes.TINYINT.UNSIGNED, primaryKey: true },
      action: { type: DataTypes.STRING(20), allowNull: false },
      receivedAt: { type: DataTypes.DATE(3), allowNull: false },
      fault: { type: DataTypes.STRING(30), defaultValue: null },
      measures: { type: DataTypes.TEXT, defaultValue: null },
    },
    { sequelize, tableName: 'face_step' },
  );
}
