import type { BatchLeftOut, BatchState, ReviewOutcome } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

import type { DecisionState } from './review-decision.ts';

/** Who has a file open, and until when nobody else can. */
export class IdentityClaimRecord extends Model<
  InferAttributes<IdentityClaimRecord>,
  InferCreationAttributes<IdentityClaimRecord>
> {
  declare sittingId: string;
  declare personId: string;
  declare expiresAt: Date;
}

export class IdentityDecisionRecord extends Model<
  InferAttributes<IdentityDecisionRecord>,
  InferCreationAttributes<IdentityDecisionRecord>
> {
  declare id: string;
  declare sittingId: string;
  declare schoolId: string;
  declare round: number;
  /** Of the file that was looked at. */
  declare version: number;
  declare outcome: ReviewOutcome;
  /** JSON of `SentBackDocument[]`. */
  declare documents: string;
  declare reviewerId: string;
  /** The second person, where it was in a batch. */
  declare confirmedBy: CreationOptional<string | null>;
  declare submittedAt: Date;
  declare decidedAt: Date;
  /** From when on it can no longer be taken back. */
  declare settlesAt: Date;
  declare state: DecisionState;
  declare smsEventId: CreationOptional<string | null>;
  declare smsOverQuota: CreationOptional<boolean>;
}

export class IdentityBatchRecord extends Model<
  InferAttributes<IdentityBatchRecord>,
  InferCreationAttributes<IdentityBatchRecord>
> {
  declare id: string;
  declare schoolId: string;
  /** Null where files of several colleges are in it. */
  declare collegeId: string | null;
  declare state: BatchState;
  declare proposedBy: string;
  declare proposedAt: Date;
  declare closedBy: CreationOptional<string | null>;
  declare closedAt: CreationOptional<Date | null>;
}

export class IdentityBatchFileRecord extends Model<
  InferAttributes<IdentityBatchFileRecord>,
  InferCreationAttributes<IdentityBatchFileRecord>
> {
  declare batchId: string;
  declare sittingId: string;
  /** Of the file that was looked at. */
  declare version: number;
  declare leftOut: CreationOptional<BatchLeftOut | null>;
}

/** Binds the tables of claims, decisions and batches. */
export function initReviewRecords(sequelize: Sequelize): void {
  const id = () => ({ type: DataTypes.UUID, allowNull: false });
  const key = () => ({ type: DataTypes.UUID, primaryKey: true });
  const at = () => ({ type: DataTypes.DATE(3), allowNull: false });
  const word = () => ({ type: DataTypes.STRING(20), allowNull: false });
  const count = () => ({ type: DataTypes.INTEGER.UNSIGNED, allowNull: false });
  IdentityClaimRecord.init(
    { sittingId: key(), personId: id(), expiresAt: at() },
    { sequelize, tableName: 'identity_claim' },
  );
  IdentityDecisionRecord.init(
    {
      id: key(),
      sittingId: id(),
      schoolId: id(),
      round: count(),
      version: count(),
      outcome: word(),
      documents: { type: DataTypes.TEXT, allowNull: false },
      reviewerId: id(),
      confirmedBy: { type: DataTypes.UUID, defaultValue: null },
      submittedAt: at(),
      decidedAt: at(),
      settlesAt: at(),
      state: word(),
      smsEventId: { type: DataTypes.UUID, defaultValue: null },
      smsOverQuota: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
    },
    { sequelize, tableName: 'identity_decision' },
  );
  IdentityBatchRecord.init(
    {
      id: key(),
      schoolId: id(),
      collegeId: { type: DataTypes.UUID },
      state: word(),
      proposedBy: id(),
      proposedAt: at(),
      closedBy: { type: DataTypes.UUID, defaultValue: null },
      closedAt: { type: DataTypes.DATE(3), defaultValue: null },
    },
    { sequelize, tableName: 'identity_batch' },
  );
  IdentityBatchFileRecord.init(
    {
      batchId: key(),
      sittingId: key(),
      version: count(),
      leftOut: { type: DataTypes.STRING(20), defaultValue: null },
    },
    { sequelize, tableName: 'identity_batch_file' },
  );
}
