import type { Gender } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class CandidateProfileRecord extends Model<
  InferAttributes<CandidateProfileRecord>,
  InferCreationAttributes<CandidateProfileRecord>
> {
  declare personId: string;
  declare gender: CreationOptional<Gender | null>;
  declare remark: CreationOptional<string>;
  /** Of the photo in the file storage. */
  declare photoKey: CreationOptional<string | null>;
  declare photoAt: CreationOptional<Date | null>;
}

/** Binds the table `candidate_profile`: what a roster says beyond the person. */
export function initCandidateProfileRecord(sequelize: Sequelize): void {
  CandidateProfileRecord.init(
    {
      personId: { type: DataTypes.UUID, primaryKey: true },
      gender: { type: DataTypes.STRING(10), defaultValue: null },
      remark: { type: DataTypes.STRING(200), defaultValue: '' },
      photoKey: { type: DataTypes.STRING(200), defaultValue: null },
      photoAt: { type: DataTypes.DATE(3), defaultValue: null },
    },
    { sequelize, tableName: 'candidate_profile' },
  );
}
