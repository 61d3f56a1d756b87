import type { SchoolRole } from '@exam/contracts';
import {
  DataTypes,
  Model,
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
}

/** Binds the table `school_role`: who administers or inspects a school. */
export function initSchoolRoleRecord(sequelize: Sequelize): void {
  SchoolRoleRecord.init(
    {
      personId: { type: DataTypes.UUID, primaryKey: true },
      role: { type: DataTypes.STRING(30), primaryKey: true },
    },
    { sequelize, tableName: 'school_role' },
  );
}
