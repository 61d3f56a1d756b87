import type { IdentityDocumentStatus, IdentityFileStatus } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

export class IdentityFileRecord extends Model<
  InferAttributes<IdentityFileRecord>,
  InferCreationAttributes<IdentityFileRecord>
> {
  declare sittingId: string;
  declare schoolId: string;
  declare status: IdentityFileStatus;
  declare round: number;
  declare submittedAt: Date | null;
  declare decidedAt: Date | null;
  declare decidedBy: string | null;
  declare version: number;
}

export class IdentityDocumentRecord extends Model<
  InferAttributes<IdentityDocumentRecord>,
  InferCreationAttributes<IdentityDocumentRecord>
> {
  declare sittingId: string;
  declare documentId: string;
  declare status: IdentityDocumentStatus;
  /** JSON of the contract's `sentBack`. */
  declare sentBack: string | null;
  declare decidedAt: Date | null;
  declare decidedBy: string | null;
}

export class IdentityRoundRecord extends Model<
  InferAttributes<IdentityRoundRecord>,
  InferCreationAttributes<IdentityRoundRecord>
> {
  declare sittingId: string;
  declare round: number;
  declare submittedAt: Date;
  declare decidedAt: Date | null;
  declare decidedBy: string | null;
  declare outcome: 'approved' | 'sentBack' | null;
  /** JSON of the contract's `identityRoundView.documents`. */
  declare documents: string;
}

/** Binds the tables of a file without its pages: file, decisions, and rounds. */
export function initIdentityFileRecords(sequelize: Sequelize): void {
  IdentityFileRecord.init(
    {
      sittingId: { type: DataTypes.UUID, primaryKey: true },
      schoolId: { type: DataTypes.UUID, allowNull: false },
      status: { type: DataTypes.STRING(20), allowNull: false },
      round: { type: DataTypes.INTEGER.UNSIGNED, allowNull: false },
      submittedAt: { type: DataTypes.DATE(3) },
      decidedAt: { type: DataTypes.DATE(3) },
      decidedBy: { type: DataTypes.UUID },
      version: { type: DataTypes.INTEGER.UNSIGNED, allowNull: false },
    },
    { sequelize, tableName: 'identity_file' },
  );
  IdentityDocumentRecord.init(
    {
      sittingId: { type: DataTypes.UUID, primaryKey: true },
      documentId: { type: DataTypes.UUID, primaryKey: true },
      status: { type: DataTypes.STRING(20), allowNull: false },
      sentBack: { type: DataTypes.TEXT },
      decidedAt: { type: DataTypes.DATE(3) },
      decidedBy: { type: DataTypes.UUID },
    },
    { sequelize, tableName: 'identity_document' },
  );
  IdentityRoundRecord.init(
    {
      sittingId: { type: DataTypes.UUID, primaryKey: true },
      round: { type: DataTypes.INTEGER.UNSIGNED, primaryKey: true },
      submittedAt: { type: DataTypes.DATE(3), allowNull: false },
      decidedAt: { type: DataTypes.DATE(3) },
      decidedBy: { type: DataTypes.UUID },
      outcome: { type: DataTypes.STRING(20) },
      documents: { type: DataTypes.TEXT, allowNull: false },
    },
    { sequelize, tableName: 'identity_review_round' },
  );
}
