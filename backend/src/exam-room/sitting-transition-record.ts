import type { SittingStatus } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

/** One row of a sitting's append-only history. */
export class SittingTransitionRecord extends Model<
  InferAttributes<SittingTransitionRecord>,
  InferCreationAttributes<SittingTransitionRecord>
> {
  declare sittingId: string;
  declare version: number;
  declare from: SittingStatus;
  declare to: SittingStatus;
  declare by: string | null;
  declare at: Date;
  declare why: string | null;
}

/** Binds the table `sitting_transition`. Rows are added, and never changed. */
export function initSittingTransitionRecord(sequelize: Sequelize): void {
  SittingTransitionRecord.init(
    {
      // Keyed by version: the database itself refuses two transitions out of the same state.
      sittingId: { type: DataTypes.UUID, primaryKey: true },
      version: { type: DataTypes.INTEGER.UNSIGNED, primaryKey: true },
      from: { type: DataTypes.STRING(20), field: 'from_status', allowNull: false },
      to: { type: DataTypes.STRING(20), field: 'to_status', allowNull: false },
      by: { type: DataTypes.UUID, field: 'by_person' },
      at: { type: DataTypes.DATE(3), allowNull: false },
      why: { type: DataTypes.STRING(500) },
    },
    { sequelize, tableName: 'sitting_transition' },
  );
}
