import type { SchoolRole } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class SchoolRoleRecord extends Model<
  InferAttributes<SchoolRoleRecord>,
  InferCreationAttributes<SchoolRoleRecord>
> {
  declare personId: string;
  declare role: SchoolRole;
  /** Null for what is older than this column. */
  declare grantedAt: CreationOptional<Date | null>;
  /** Null for the first administrators of a school, too. */
  declare grantedBy: CreationOptional<string | null>;
}

/** Binds the table `school_role`: who administers or inspects a school. */
export function initSchoolRoleRecord(sequelize: Sequelize): void {
  SchoolRoleRecord.init(
    {
      personId: { type: DataTypes.UUID, primaryKey: true },
      role: { type: DataTypes.STRING(30), primaryKey: true },
      grantedAt: { type: DataTypes.DATE(3), defaultValue: null },
      grantedBy: { type: DataTypes.UUID, defaultValue: null },
    },
    { sequelize, tableName: 'school_role' },
  );
}
