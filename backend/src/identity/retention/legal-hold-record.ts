import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

/** Until it is lifted, nothing of this candidate is deleted. */
export class LegalHoldRecord extends Model<
  InferAttributes<LegalHoldRecord>,
  InferCreationAttributes<LegalHoldRecord>
> {
  declare id: string;
  declare schoolId: string;
  declare personId: string;
  declare reason: string;
  declare setBy: string;
  declare setAt: Date;
  declare liftedBy: CreationOptional<string | null>;
  declare liftedAt: CreationOptional<Date | null>;
  declare liftReason: CreationOptional<string | null>;
}

/** Binds the table `legal_hold`. */
export function initLegalHoldRecord(sequelize: Sequelize): void {
  LegalHoldRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true },
      schoolId: { type: DataTypes.UUID, allowNull: false },
      personId: { type: DataTypes.UUID, allowNull: false },
      reason: { type: DataTypes.STRING(500), allowNull: false },
      setBy: { type: DataTypes.UUID, allowNull: false },
      setAt: { type: DataTypes.DATE(3), allowNull: false },
      liftedBy: { type: DataTypes.UUID, defaultValue: null },
      liftedAt: { type: DataTypes.DATE(3), defaultValue: null },
      liftReason: { type: DataTypes.STRING(500), defaultValue: null },
    },
    { sequelize, tableName: 'legal_hold' },
  );
}
