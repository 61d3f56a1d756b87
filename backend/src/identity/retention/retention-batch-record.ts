import type { RetainedKindName } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

/** What is being deleted and is not in the audit log yet; it is gone once it is. */
export class RetentionBatchRecord extends Model<
  InferAttributes<RetentionBatchRecord>,
  InferCreationAttributes<RetentionBatchRecord>
> {
  declare id: string;
  declare schoolId: string;
  declare kind: RetainedKindName;
  declare cutOff: Date;
  /** JSON of `DueItem`s. */
  declare ids: string;
  declare begunAt: Date;
}

/** Binds the table `retention_batch`. */
export function initRetentionBatchRecord(sequelize: Sequelize): void {
  RetentionBatchRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true },
      schoolId: { type: DataTypes.UUID, allowNull: false },
      kind: { type: DataTypes.STRING(30), allowNull: false },
      cutOff: { type: DataTypes.DATE(3), allowNull: false },
      ids: { type: DataTypes.TEXT('medium'), allowNull: false },
      begunAt: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'retention_batch' },
  );
}
