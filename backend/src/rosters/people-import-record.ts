import type { ImportFault, ImportKind, ImportState } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class PeopleImportRecord extends Model<
  InferAttributes<PeopleImportRecord>,
  InferCreationAttributes<PeopleImportRecord>
> {
  declare id: CreationOptional<string>;
  declare schoolId: string;
  /** The one college that it may write to, or null for all. */
  declare collegeId: string | null;
  declare kind: ImportKind;
  /** The kind, while it runs or waits for a person: a school has one of a kind. */
  declare active: ImportKind | null;
  declare state: ImportState;
  declare fault: CreationOptional<ImportFault | null>;
  declare startedBy: string;
  declare startedAt: Date;
  /** When the process that works on it, or who started it, was last there. */
  declare seenAt: Date;
  declare fileName: string;
  declare fileKey: string | null;
  declare progressDone: CreationOptional<number>;
  declare progressTotal: CreationOptional<number>;
  /** JSON of `ImportCounts`; null before the dry run has ended. */
  declare counts: CreationOptional<string | null>;
  /** `ImportDetails`, sealed: they show what stands in the file. */
  declare sealedDetails: CreationOptional<string | null>;
}

/** Binds the table `people_import`. */
export function initPeopleImportRecord(sequelize: Sequelize): void {
  PeopleImportRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
      schoolId: { type: DataTypes.UUID, allowNull: false },
      collegeId: { type: DataTypes.UUID },
      kind: { type: DataTypes.STRING(20), allowNull: false },
      active: { type: DataTypes.STRING(20) },
      state: { type: DataTypes.STRING(20), allowNull: false },
      fault: { type: DataTypes.STRING(30), defaultValue: null },
      startedBy: { type: DataTypes.UUID, allowNull: false },
      startedAt: { type: DataTypes.DATE(3), allowNull: false },
      seenAt: { type: DataTypes.DATE(3), allowNull: false },
      fileName: { type: DataTypes.STRING(200), allowNull: false },
      fileKey: { type: DataTypes.STRING(200) },
      progressDone: { type: DataTypes.INTEGER.UNSIGNED, defaultValue: 0 },
      progressTotal: { type: DataTypes.INTEGER.UNSIGNED, defaultValue: 0 },
      counts: { type: DataTypes.STRING(300), defaultValue: null },
      sealedDetails: { type: DataTypes.TEXT('medium'), defaultValue: null },
    },
    { sequelize, tableName: 'people_import' },
  );
}
