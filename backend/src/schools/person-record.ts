import type { IdDocumentType } from '@exam/contracts';
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
  /** What a candidate applies for. */
  declare majorId: CreationOptional<string | null>;
  declare kind: PersonKind;
  declare name: string;
  /** Keyed hash, to find somebody by their number. */
  declare phoneHash: string;
  /** Eleven digits, sealed by the data keys. */
  declare phoneSealed: string;
  declare candidateNumber: CreationOptional<string | null>;
  declare staffNumber: CreationOptional<string | null>;
  declare idDocumentType: CreationOptional<IdDocumentType | null>;
  declare idNumberHash: CreationOptional<string | null>;
  declare idNumberSealed: CreationOptional<string | null>;
  /** Who is disabled signs in no more. */
  declare disabledAt: CreationOptional<Date | null>;
}

/** Binds the table `person`. */
export function initPersonRecord(sequelize: Sequelize): void {
  PersonRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
      schoolId: { type: DataTypes.UUID, allowNull: false },
      collegeId: { type: DataTypes.UUID },
      majorId: { type: DataTypes.UUID, defaultValue: null },
      kind: { type: DataTypes.STRING(20), allowNull: false },
      name: { type: DataTypes.STRING(100), allowNull: false },
      phoneHash: { type: DataTypes.STRING(64), allowNull: false },
      phoneSealed: { type: DataTypes.STRING(200), allowNull: false },
      candidateNumber: { type: DataTypes.STRING(40), defaultValue: null },
      staffNumber: { type: DataTypes.STRING(40), defaultValue: null },
      idDocumentType: { type: DataTypes.STRING(30), defaultValue: null },
      idNumberHash: { type: DataTypes.STRING(64), defaultValue: null },
      idNumberSealed: { type: DataTypes.STRING(300), defaultValue: null },
      disabledAt: { type: DataTypes.DATE(3), defaultValue: null },
    },
    { sequelize, tableName: 'person' },
  );
}
