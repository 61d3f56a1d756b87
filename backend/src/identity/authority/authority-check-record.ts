import type { AuthorityCheckState, AuthorityDriver, AuthorityReason } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class AuthorityCheckRecord extends Model<
  InferAttributes<AuthorityCheckRecord>,
  InferCreationAttributes<AuthorityCheckRecord>
> {
  declare id: string;
  declare schoolId: string;
  declare sittingId: string;
  declare candidateId: string;
  declare openSittingId: string | null;
  declare driver: AuthorityDriver;
  declare state: AuthorityCheckState;
  declare ref: string | null;
  declare url: string | null;
  declare outcome: 'verified' | 'notVerified' | null;
  declare reason: AuthorityReason | null;
  declare score: number | null;
  /** JSON. */
  declare raw: string | null;
  declare startedAt: Date;
  declare finishedAt: Date | null;
}

/** Binds the table `authority_check`. */
export function initAuthorityRecords(sequelize: Sequelize): void {
  AuthorityCheckRecord.init(
    {
      id: { type: DataTypes.UUID, primaryKey: true },
      schoolId: { type: DataTypes.UUID, allowNull: false },
      sittingId: { type: DataTypes.UUID, allowNull: false },
      candidateId: { type: DataTypes.UUID, allowNull: false },
      openSittingId: { type: DataTypes.UUID },
      driver: { type: DataTypes.STRING(20), allowNull: false },
      state: { type: DataTypes.STRING(20), allowNull: false },
      ref: { type: DataTypes.STRING(200) },
      url: { type: DataTypes.STRING(2000) },
      outcome: { type: DataTypes.STRING(20) },
      reason: { type: DataTypes.STRING(30) },
      score: { type: DataTypes.DOUBLE },
      raw: { type: DataTypes.TEXT },
      startedAt: { type: DataTypes.DATE(3), allowNull: false },
      finishedAt: { type: DataTypes.DATE(3) },
    },
    { sequelize, tableName: 'authority_check' },
  );
}
