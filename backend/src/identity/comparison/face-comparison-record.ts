import type { ComparisonOutcome } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class FaceComparisonRecord extends Model<
  InferAttributes<FaceComparisonRecord>,
  InferCreationAttributes<FaceComparisonRecord>
> {
  declare id: CreationOptional<string>;
  declare sittingId: string;
  declare outcome: ComparisonOutcome;
  declare note: string | null;
  declare comparedBy: string;
  declare comparedAt: Date;
}

/** Binds the table `face_comparison`. Rows are added, and never changed. */
export function initFaceComparisonRecord(sequelize: Sequelize): void {
  FaceComparisonRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
      sittingId: { type: DataTypes.UUID, allowNull: false },
      outcome: { type: DataTypes.STRING(20), allowNull: false },
      note: { type: DataTypes.STRING(500) },
      comparedBy: { type: DataTypes.UUID, allowNull: false },
      comparedAt: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'face_comparison' },
  );
}
