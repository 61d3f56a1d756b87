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
  /** The operators' own place: no school, and no candidates. */
  declare isPlatform: CreationOptional<boolean>;
  /** Since when nobody of this school signs in. */
  declare deactivatedAt: CreationOptional<Date | null>;
  /** Null for what is older than this column. */
  declare createdAt: CreationOptional<Date | null>;
  /** Whom the colleges call; empty where nobody is named. */
  declare contactName: CreationOptional<string>;
  declare contactPhone: CreationOptional<string>;
  /** Whether candidates are checked by the platform's outside authority. */
  declare outsideAuthority: CreationOptional<boolean>;
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
      isPlatform: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      deactivatedAt: { type: DataTypes.DATE(3), defaultValue: null },
      createdAt: { type: DataTypes.DATE(3), defaultValue: null },
      contactName: { type: DataTypes.STRING(50), allowNull: false, defaultValue: '' },
      contactPhone: { type: DataTypes.STRING(30), allowNull: false, defaultValue: '' },
      outsideAuthority: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
    },
    { sequelize, tableName: 'school' },
  );
}
