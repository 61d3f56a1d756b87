import type { ExamKind } from '@exam/contracts';
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
  /** JSON, parsed by `parseExamFlow`. */
  declare flow: string;
  declare invitationSeconds: number;
  declare sessionMinutes: number;
  declare waitingAreaOpensMinutes: number;
}

/** Binds the table `exam`. */
export function initExamRecord(sequelize: Sequelize): void {
  // A function, because Sequelize writes each column's name into the object that it is given.
  const count = () => ({ type: DataTypes.INTEGER.UNSIGNED, allowNull: false });
  ExamRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
      schoolId: { type: DataTypes.UUID, allowNull: false },
      collegeId: { type: DataTypes.UUID, allowNull: false },
      majorId: { type: DataTypes.UUID, allowNull: false },
      name: { type: DataTypes.STRING(100), allowNull: false },
      kind: { type: DataTypes.STRING(20), allowNull: false },
      isRehearsal: { type: DataTypes.BOOLEAN, allowNull: false },
      flow: { type: DataTypes.TEXT, allowNull: false },
      invitationSeconds: count(),
      sessionMinutes: count(),
      waitingAreaOpensMinutes: count(),
    },
    { sequelize, tableName: 'exam' },
  );
}
