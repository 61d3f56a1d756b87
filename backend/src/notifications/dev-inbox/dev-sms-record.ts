import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

/** A message of the demo, readable for everybody: nothing but the demo adapter writes here. */
export class DevSmsRecord extends Model<
  InferAttributes<DevSmsRecord>,
  InferCreationAttributes<DevSmsRecord>
> {
  declare id: CreationOptional<number>;
  declare phone: string;
  declare code: string;
  declare text: string;
  declare sentAt: Date;
}

/** Binds the table `dev_sms`. */
export function initDevSmsRecord(sequelize: Sequelize): void {
  DevSmsRecord.init(
    {
      id: { type: DataTypes.BIGINT.UNSIGNED, primaryKey: true, autoIncrement: true },
      phone: { type: DataTypes.STRING(20), allowNull: false },
      code: { type: DataTypes.STRING(10), allowNull: false },
      text: { type: DataTypes.STRING(500), allowNull: false },
      sentAt: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'dev_sms' },
  );
}
