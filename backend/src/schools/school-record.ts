import type { SecondFactorPolicy } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class SchoolRecord extends Model<
  InferAttributes<SchoolRecord>,
  InferCreationAttributes<SchoolRecord>
> {
  declare id: CreationOptional<string>;
  declare name: string;
  /** First letters of the name's syllables, such as `zjydx`. */
  declare pinyinInitials: string;
  /** IANA name. */
  declare timeZone: string;
  /** Who of its staff must have a second factor. */
  declare secondFactor: CreationOptional<SecondFactorPolicy>;
}

/** Binds the table `school`: the tenants. */
export function initSchoolRecord(sequelize: Sequelize): void {
  SchoolRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
      name: { type: DataTypes.STRING(100), allowNull: false },
      pinyinInitials: { type: DataTypes.STRING(50), allowNull: false },
      timeZone: { type: DataTypes.STRING(50), allowNull: false },
      secondFactor: { type: DataTypes.STRING(20), allowNull: false, defaultValue: 'admins' },
    },
    { sequelize, tableName: 'school' },
  );
}
