import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class DrawNonceRecord extends Model<
  InferAttributes<DrawNonceRecord>,
  InferCreationAttributes<DrawNonceRecord>
> {
  declare drawId: string;
  declare position: number;
  declare saidBy: string;
  declare text: string;
  declare typedBy: string;
  declare at: Date;
}

/** Binds the table `draw_nonce`. Rows are added, and never changed. */
export function initDrawNonceRecord(sequelize: Sequelize): void {
  DrawNonceRecord.init(
    {
      drawId: { type: DataTypes.UUID, primaryKey: true },
      position: { type: DataTypes.INTEGER.UNSIGNED, primaryKey: true },
      saidBy: { type: DataTypes.STRING(40), allowNull: false },
      text: { type: DataTypes.STRING(100), allowNull: false },
      typedBy: { type: DataTypes.UUID, allowNull: false },
      at: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'draw_nonce' },
  );
}
