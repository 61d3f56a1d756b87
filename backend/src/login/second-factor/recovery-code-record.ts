import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

/** One of the codes that somebody keeps for the day when everything else is lost. */
export class RecoveryCodeRecord extends Model<
  InferAttributes<RecoveryCodeRecord>,
  InferCreationAttributes<RecoveryCodeRecord>
> {
  declare personId: string;
  /** Keyed hash. */
  declare codeHash: string;
  declare createdAt: Date;
  declare usedAt: CreationOptional<Date | null>;
}

/** Binds the table `recovery_code`. */
export function initRecoveryCodeRecord(sequelize: Sequelize): void {
  RecoveryCodeRecord.init(
    {
      personId: { type: DataTypes.UUID, primaryKey: true },
      codeHash: { type: DataTypes.CHAR(64), primaryKey: true },
      createdAt: { type: DataTypes.DATE(3), allowNull: false },
      usedAt: { type: DataTypes.DATE(3), defaultValue: null },
    },
    { sequelize, tableName: 'recovery_code' },
  );
}
