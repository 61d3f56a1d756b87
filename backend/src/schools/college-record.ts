import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class CollegeRecord extends Model<
  InferAttributes<CollegeRecord>,
  InferCreationAttributes<CollegeRecord>
> {
  declare id: CreationOptional<string>;
  declare schoolId: string;
  declare name: string;
  /** Whom to call when something is wrong. */
  declare contactName: string;
  declare contactPhone: string;
}

/** Binds the table `college`. */
export function initCollegeRecord(sequelize: Sequelize): void {
  CollegeRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
      schoolId: { type: DataTypes.UUID, allowNull: false },
      name: { type: DataTypes.STRING(100), allowNull: false },
      contactName: { type: DataTypes.STRING(50), allowNull: false },
      contactPhone: { type: DataTypes.STRING(30), allowNull: false },
    },
    { sequelize, tableName: 'college' },
  );
}
