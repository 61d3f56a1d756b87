import type { ExamRoomStatus } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class ExamRoomRecord extends Model<
  InferAttributes<ExamRoomRecord>,
  InferCreationAttributes<ExamRoomRecord>
> {
  declare id: CreationOptional<string>;
  declare schoolId: string;
  declare examId: string;
  declare name: string;
  declare status: CreationOptional<ExamRoomStatus>;
  declare startsAt: Date;
  declare endsAt: Date;
  declare openedAt: CreationOptional<Date | null>;
  declare endedAt: CreationOptional<Date | null>;
  /** Minutes of one candidate; null where the exam's own length holds. */
  declare sessionMinutes: CreationOptional<number | null>;
  /** JSON of the contract's `breakRule`; null for none. */
  declare breaks: CreationOptional<string | null>;
}

/** Binds the table `exam_room`. A row is also the lock of everything that happens in its room. */
export function initExamRoomRecord(sequelize: Sequelize): void {
  ExamRoomRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true, defaultValue: DataTypes.UUIDV4 },
      schoolId: { type: DataTypes.UUID, allowNull: false },
      examId: { type: DataTypes.UUID, allowNull: false },
      name: { type: DataTypes.STRING(100), allowNull: false },
      status: { type: DataTypes.STRING(20), allowNull: false, defaultValue: 'scheduled' },
      startsAt: { type: DataTypes.DATE(3), allowNull: false },
      endsAt: { type: DataTypes.DATE(3), allowNull: false },
      openedAt: { type: DataTypes.DATE(3), defaultValue: null },
      endedAt: { type: DataTypes.DATE(3), defaultValue: null },
      sessionMinutes: { type: DataTypes.INTEGER.UNSIGNED, defaultValue: null },
      breaks: { type: DataTypes.TEXT, defaultValue: null },
    },
    { sequelize, tableName: 'exam_room' },
  );
}
