import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class FaceFrameRecord extends Model<
  InferAttributes<FaceFrameRecord>,
  InferCreationAttributes<FaceFrameRecord>
> {
  declare sessionId: string;
  declare step: number;
  /** From 0, in the order of time. */
  declare place: number;
  declare schoolId: string;
  /** Hex, of the bytes as they came. */
  declare sha256: string;
  /** Hex; see `hashFace`. Null before the check, without a face, and after its retention. */
  declare faceHash: CreationOptional<string | null>;
  /** In the file storage, until it was checked. */
  declare fileKey: string | null;
}

/** Binds the table `face_frame`: frames that were seen, so that they are known when they come again. */
export function initFaceFrameRecord(sequelize: Sequelize): void {
  FaceFrameRecord.init(
    {
      sessionId: { type: DataTypes.UUID, primaryKey: true },
      step: { type: DataTypes.TINYINT.UNSIGNED, primaryKey: true },
      place: { type: DataTypes.TINYINT.UNSIGNED, primaryKey: true },
      schoolId: { type: DataTypes.UUID, allowNull: false },
      sha256: { type: DataTypes.CHAR(64), allowNull: false },
      faceHash: { type: DataTypes.CHAR(64), defaultValue: null },
      fileKey: { type: DataTypes.STRING(200) },
    },
    { sequelize, tableName: 'face_frame' },
  );
}
