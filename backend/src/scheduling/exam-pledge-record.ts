import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class ExamPledgeRecord extends Model<
  InferAttributes<ExamPledgeRecord>,
  InferCreationAttributes<ExamPledgeRecord>
> {
  declare examId: string;
  declare version: number;
  declare text: string;
  declare since: Date;
}

/** Binds the table `exam_pledge`: every text that candidates of a published exam were shown. */
export function initExamPledgeRecord(sequelize: Sequelize): void {
  ExamPledgeRecord.init(
    {
      examId: { type: DataTypes.UUID, primaryKey: true },
      version: { type: DataTypes.INTEGER.UNSIGNED, primaryKey: true },
      text: { type: DataTypes.TEXT('medium'), allowNull: false },
      since: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'exam_pledge' },
  );
}
