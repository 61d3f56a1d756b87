import type { DrawKind, DrawStatus } from '@exam/contracts/draws';
import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class DrawRowRecord extends Model<
  InferAttributes<DrawRowRecord>,
  InferCreationAttributes<DrawRowRecord>
> {
  declare id: string;
  declare schoolId: string;
  declare collegeId: string;
  declare examId: string;
  declare examRoomId: string | null;
  /** The exam room, or else the exam: what draws are numbered by. */
  declare subjectId: string;
  declare kind: DrawKind;
  declare number: number;
  declare status: DrawStatus;
  /** Canonical JSON of the contract's `drawAnnouncement`. */
  declare announcement: string;
  /** JSON of `drawTargets`. */
  declare targets: string;
  declare commitment: string;
  declare sealedSeed: string;
  /** Canonical JSON of the contract's `drawOutcome`. */
  declare outcome: string | null;
  declare committedBy: string;
  declare committedAt: Date;
  declare closedBy: string | null;
  declare closedAt: Date | null;
}

/** Binds the table `draw`. What was announced is never changed, nor an outcome once it is there. */
export function initDrawRowRecord(sequelize: Sequelize): void {
  // Functions, because Sequelize writes each column's name into the object that it is given.
  const id = () => ({ type: DataTypes.UUID, allowNull: false });
  const text = () => ({ type: DataTypes.TEXT('medium'), allowNull: false });
  DrawRowRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true },
      schoolId: id(),
      collegeId: id(),
      examId: id(),
      examRoomId: { type: DataTypes.UUID },
      subjectId: id(),
      kind: { type: DataTypes.STRING(20), allowNull: false },
      number: { type: DataTypes.INTEGER.UNSIGNED, allowNull: false },
      status: { type: DataTypes.STRING(20), allowNull: false },
      announcement: text(),
      targets: text(),
      commitment: { type: DataTypes.CHAR(64), allowNull: false },
      sealedSeed: { type: DataTypes.STRING(200), allowNull: false },
      outcome: { type: DataTypes.TEXT('medium') },
      committedBy: id(),
      committedAt: { type: DataTypes.DATE(3), allowNull: false },
      closedBy: { type: DataTypes.UUID },
      closedAt: { type: DataTypes.DATE(3) },
    },
    { sequelize, tableName: 'draw' },
  );
}
