import type { RoomRole } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class ExamRoomStaffRecord extends Model<
  InferAttributes<ExamRoomStaffRecord>,
  InferCreationAttributes<ExamRoomStaffRecord>
> {
  declare examRoomId: string;
  declare personId: string;
  declare role: RoomRole;
}

/** Binds the table `exam_room_staff`: one row for each role of a person in a room. */
export function initExamRoomStaffRecord(sequelize: Sequelize): void {
  ExamRoomStaffRecord.init(
    {
      examRoomId: { type: DataTypes.UUID, primaryKey: true },
      personId: { type: DataTypes.UUID, primaryKey: true },
      role: { type: DataTypes.STRING(30), primaryKey: true },
    },
    { sequelize, tableName: 'exam_room_staff' },
  );
}
