import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

/** Candidates and staff never share a record, also when a teacher applies at their own school. */
export type PersonKind = 'candidate' | 'staff';

export class PersonRecord extends Model<
  InferAttributes<PersonRecord>,
  InferCreationAttributes<PersonRecord>
> {
  declare id: CreationOptional<string>;
  declare schoolId: string;
  /** Null for staff of the whole school. */
  declare collegeId: string | null;
  declare kind: PersonKind;
  declare name: string;
  /** As the contract's `phone` leaves it: eleven digits. */
  declare phone: string;
  declare candidateNumber: CreationOptional<string | null>;
}

/** Binds the table `person`. */
export function initPersonRecord(sequelize: Sequelize): void {
  PersonRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
      schoolId: { type: DataTypes.UUID, allowNull: false },
      collegeId: { type: DataTypes.UUID },
      kind: { type: DataTypes.STRING(20), allowNull: false },
      name: { type: DataTypes.STRING(100), allowNull: false },
      phone: { type: DataTypes.STRING(20), allowNull: false },
      candidateNumber: { type: DataTypes.STRING(40), defaultValue: null },
    },
    { sequelize, tableName: 'person' },
  );
}
