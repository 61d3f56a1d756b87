import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class DataKeyRecord extends Model<
  InferAttributes<DataKeyRecord>,
  InferCreationAttributes<DataKeyRecord>
> {
  declare id: string;
  /** The key, sealed by the deployment's own secret. */
  declare wrapped: string;
  /** From when on it seals; until then every process has had the time to hear of it. */
  declare activeFrom: Date;
}

/** Binds the table `data_key`. */
export function initDataKeyRecord(sequelize: Sequelize): void {
  DataKeyRecord.init(
    {
      id: { type: DataTypes.STRING(20), primaryKey: true },
      wrapped: { type: DataTypes.STRING(200), allowNull: false },
      activeFrom: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'data_key' },
  );
}
