import {
  DataTypes,
  Model,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize';

/** `totp`: a secret to confirm; the others: a challenge that a passkey must answer. */
export type CeremonyPurpose = 'totp' | 'passkeyNew' | 'passkeyProof';

/** What the server must remember between the two requests of setting up or proving a factor. */
export class FactorCeremonyRecord extends Model<
  InferAttributes<FactorCeremonyRecord>,
  InferCreationAttributes<FactorCeremonyRecord>
> {
  /** The session, partial or full, that began it. */
  declare holderId: string;
  declare purpose: CeremonyPurpose;
  declare sealedValue: string;
  declare expiresAt: Date;
}

/** Binds the table `factor_ceremony`. */
export function initFactorCeremonyRecord(sequelize: Sequelize): void {
  FactorCeremonyRecord.init(
    {
      holderId: { type: DataTypes.UUID, primaryKey: true },
      purpose: { type: DataTypes.STRING(20), primaryKey: true },
      sealedValue: { type: DataTypes.STRING(500), allowNull: false },
      expiresAt: { type: DataTypes.DATE(3), allowNull: false },
    },
    { sequelize, tableName: 'factor_ceremony' },
  );
}
