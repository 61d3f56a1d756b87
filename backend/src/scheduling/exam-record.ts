import type { ExamKind, ExamStatus } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class ExamRecord extends Model<
  InferAttributes<ExamRecord>,
  InferCreationAttributes<ExamRecord>
> {
  declare id: CreationOptional<string>;
  declare schoolId: string;
  declare collegeId: string;
  declare majorId: string;
  declare name: string;
  declare kind: ExamKind;
  declare isRehearsal: boolean;
  declare status: CreationOptional<ExamStatus>;
  /** JSON of the contract's `examFlow`, parsed by `parseExamFlow`. */
  declare settings: string;
  declare version: CreationOptional<number>;
  declare createdAt: Date;
  declare publishedAt: CreationOptional<Date | null>;
  declare changedAt: CreationOptional<Date | null>;
  declare changedBy: CreationOptional<string | null>;
}

/** Binds the table `exam`. */
export function initExamRecord(sequelize: Sequelize): void {
  ExamRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
      schoolId: { type: DataTypes.UUID, allowNull: false },
      collegeId: { type: DataTypes.UUID, allowNull: false },
      majorId: { type: DataTypes.UUID, allowNull: false },
      name: { type: DataTypes.STRING(100), allowNull: false },
      kind: { type: DataTypes.STRING(20), allowNull: false },
      isRehearsal: { type: DataTypes.BOOLEAN, allowNull: false },
      status: { type: DataTypes.STRING(20), allowNull: false, defaultValue: 'draft' },
      settings: { type: DataTypes.TEXT('medium'), allowNull: false },
      version: { type: DataTypes.INTEGER.UNSIGNED, allowNull: false, defaultValue: 0 },
      createdAt: { type: DataTypes.DATE(3), allowNull: false },
      publishedAt: { type: DataTypes.DATE(3), defaultValue: null },
      changedAt: { type: DataTypes.DATE(3), defaultValue: null },
      changedBy: { type: DataTypes.UUID, defaultValue: null },
    },
    { sequelize, tableName: 'exam' },
  );
}
