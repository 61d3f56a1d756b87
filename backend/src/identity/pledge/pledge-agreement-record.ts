import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

/** A candidate agreed to a version of their exam's pledge. */
export class PledgeAgreementRecord extends Model<
  InferAttributes<PledgeAgreementRecord>,
  InferCreationAttributes<PledgeAgreementRecord>
> {
  declare sittingId: string;
  declare version: number;
  declare schoolId: string;
  declare personId: string;
  declare text: string;
  declare textSha256: string;
  declare agreedAt: Date;
  declare address: string;
  declare client: string;
}

/** Binds the table `pledge_agreement`. Rows are added, and never changed. */
export function initPledgeRecords(sequelize: Sequelize): void {
  const word = (length: number) => ({ type: DataTypes.STRING(length), allowNull: false });
  PledgeAgreementRecord.init(
    {
      sittingId: { type: DataTypes.UUID, primaryKey: true },
      version: { type: DataTypes.INTEGER.UNSIGNED, primaryKey: true },
      schoolId: { type: DataTypes.UUID, allowNull: false },
      personId: { type: DataTypes.UUID, allowNull: false },
      text: { type: DataTypes.TEXT('medium'), allowNull: false },
      textSha256: word(64),
      agreedAt: { type: DataTypes.DATE(3), allowNull: false },
      address: word(45),
      client: word(200),
    },
    { sequelize, tableName: 'pledge_agreement' },
  );
}
