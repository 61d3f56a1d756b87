import type { ConsentDecision, ConsentLanguage, ConsentPurpose } from '@exam/contracts';
import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

/** Something that a person said to a text. The last row of a purpose is what counts. */
export class ConsentRecord extends Model<
  InferAttributes<ConsentRecord>,
  InferCreationAttributes<ConsentRecord>
> {
  declare id: CreationOptional<string>;
  declare schoolId: string;
  declare personId: string;
  declare purpose: ConsentPurpose;
  declare decision: ConsentDecision;
  declare version: number;
  declare language: ConsentLanguage;
  declare textSha256: string;
  declare decidedAt: Date;
  declare address: string;
  declare client: string;
}

/** Binds the table `consent`. Rows are added, and never changed. */
export function initConsentRecord(sequelize: Sequelize): void {
  const word = (length: number) => ({ type: DataTypes.STRING(length), allowNull: false });
  ConsentRecord.init(
    {
      id: { type: DataTypes.BIGINT.UNSIGNED, primaryKey: true, autoIncrement: true },
      schoolId: { type: DataTypes.UUID, allowNull: false },
      personId: { type: DataTypes.UUID, allowNull: false },
      purpose: word(30),
      decision: word(20),
      version: { type: DataTypes.INTEGER.UNSIGNED, allowNull: false },
      language: word(10),
      textSha256: word(64),
      decidedAt: { type: DataTypes.DATE(3), allowNull: false },
      address: word(45),
      client: word(200),
    },
    { sequelize, tableName: 'consent' },
  );
}
