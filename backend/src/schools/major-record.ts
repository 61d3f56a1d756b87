import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class MajorRecord extends Model<
  InferAttributes<MajorRecord>,
  InferCreationAttributes<MajorRecord>
> {
  declare id: CreationOptional<string>;
  declare schoolId: string;
  declare collegeId: string;
  declare name: string;
  /** The school's or the state's. */
  declare code: CreationOptional<string | null>;
}

/** Binds the table `major`. */
export function initMajorRecord(sequelize: Sequelize): void {
  MajorRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
      schoolId: { type: DataTypes.UUID, allowNull: false },
      collegeId: { type: DataTypes.UUID, allowNull: false },
      name: { type: DataTypes.STRING(100), allowNull: false },
      code: { type: DataTypes.STRING(20), defaultValue: null },
    },
    { sequelize, tableName: 'major' },
  );
}
