import type { RetainedKindName } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

/** Days that a school settled for a kind; a kind without a row has the first ones. */
export class RetentionRuleRecord extends Model<
  InferAttributes<RetentionRuleRecord>,
  InferCreationAttributes<RetentionRuleRecord>
> {
  declare schoolId: string;
  declare kind: RetainedKindName;
  declare days: number;
}

/** Binds the table `retention_rule`. */
export function initRetentionRuleRecord(sequelize: Sequelize): void {
  RetentionRuleRecord.init(
    {
      schoolId: { type: DataTypes.UUID, primaryKey: true },
      kind: { type: DataTypes.STRING(30), primaryKey: true },
      days: { type: DataTypes.INTEGER.UNSIGNED, allowNull: false },
    },
    { sequelize, tableName: 'retention_rule' },
  );
}
