import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class DrawnOrderChangeRecord extends Model<
  InferAttributes<DrawnOrderChangeRecord>,
  InferCreationAttributes<DrawnOrderChangeRecord>
> {
  declare id: CreationOptional<number>;
  declare drawId: string;
  declare changedBy: string;
  declare at: Date;
}

/** Binds the table `drawn_order_change`. Rows are added, and never changed. */
export function initDrawnOrderChangeRecord(sequelize: Sequelize): void {
  DrawnOrderChangeRecord.init(
    {
      id: { type: DataTypes.BIGINT.UNSIGNED, primaryKey: true, autoIncrement: true },
      drawId: { type: DataTypes.UUID, allowNull: false },
      changedBy: { type: DataTypes.UUID, allowNull: false },
      at: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'drawn_order_change' },
  );
}
